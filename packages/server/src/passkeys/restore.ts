import { actions } from '@signet/protocol';
import type { PasskeyAdded, PasskeyRestore } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { tellAccount } from '../notices/tell-account.ts';
import type { PasskeyId } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { confirmingPasskeyGone } from '../confirm/passkey-gone.ts';
import type { Services } from '../services.ts';
import { ownPasskey } from './own-passkey.ts';

/**
 * POST /v1/passkeys/restore, confirmed with another passkey: the one under suspicion vouches for nothing.
 * @throws SignetProblem passkey_not_found (none of that id is suspected), passkey_suspected (it confirmed itself), those of
 *   acceptConfirmation; CeremonyError
 */
export async function restorePasskey(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { passkey, confirmation }: PasskeyRestore,
): Promise<PasskeyAdded> {
  const { account } = caller.session;
  const confirmed = { action: actions.restorePasskey, parameters: { passkey } };
  const { use, data } = await acceptConfirmation(services, caller, confirmed, confirmation);
  const suspected = (await services.store.listPasskeys(account.id)).find((it) => it.id === passkey);
  if (!suspected) throw new SignetProblem('passkey_not_found');
  const { label } = suspected;
  const outcome = await services.store.restorePasskey({
    account: account.id,
    passkey: passkey as PasskeyId,
    use,
    time: services.clock(),
    event: eventOf(services, caller, { type: 'passkey.restored', actor: account.id, subject: passkey, data }),
    ...tellAccount(services, account, 'passkey.restored', { passkey: label, passkeyId: passkey, device: caller.agent }),
  });
  if (outcome === 'not_found') throw new SignetProblem('passkey_not_found');
  if (outcome !== 'restored') throw confirmingPasskeyGone(outcome);
  return { passkey: await ownPasskey(services, caller.session, passkey) };
}
