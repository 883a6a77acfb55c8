import { actions } from '@signet/protocol';
import type { PasskeyDelete, PasskeyDeleted } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import type { PasskeyId } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';

/**
 * POST /v1/passkeys/delete, confirmed. The store holds the guard: the last way in stays.
 * @throws SignetProblem passkey_not_found, last_way_in, those of acceptConfirmation; CeremonyError
 */
export async function deletePasskey(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { passkey, confirmation }: PasskeyDelete,
): Promise<PasskeyDeleted> {
  const { account, record } = caller.session;
  const confirmed = { action: actions.deletePasskey, parameters: { passkey } };
  const { use, data } = await acceptConfirmation(services, caller, confirmed, confirmation);
  const doomed = (await services.store.listPasskeys(account.id)).find((it) => it.id === passkey);
  if (!doomed) throw new SignetProblem('passkey_not_found');
  const outcome = await services.store.deletePasskey({
    account: account.id,
    passkey: passkey as PasskeyId,
    guard: ({ passkeys }) =>
      passkeys.some((it) => it.id !== passkey && it.status === 'active' && it.rpId === services.rp.rpId)
        ? null
        : 'last_way_in',
    keepSession: record.id,
    use,
    event: eventOf(services, caller, { type: 'passkey.deleted', actor: account.id, subject: passkey, data }),
  });
  if (outcome === 'not_found') throw new SignetProblem('passkey_not_found');
  if (outcome === 'passkey_gone') throw new SignetProblem('credential_not_allowed');
  if (outcome !== 'deleted') throw new SignetProblem(outcome);
  const stay = await services.store.listPasskeys(account.id);
  return {
    rpId: services.rp.rpId,
    userHandle: encodeBase64url(account.userHandle),
    credentialId: encodeBase64url(doomed.credentialId),
    accepted: stay.map((it) => encodeBase64url(it.credentialId)),
  };
}
