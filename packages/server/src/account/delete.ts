import { actions } from '@signet/protocol';
import type { Confirmed, Done } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { mayErase } from '../lockout/may-erase.ts';
import type { AccountRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';

/**
 * POST /v1/account/delete, confirmed: the account with all that belongs to it, for good. The client then tells password
 * managers that none of its passkeys is accepted any more.
 * @throws SignetProblem last_owner, recovery_hold, session_required (the account is gone), those of acceptConfirmation;
 *   CeremonyError
 */
export async function deleteAccount(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation }: Confirmed,
): Promise<Done> {
  const { account } = caller.session;
  const confirmed = { action: actions.deleteAccount, parameters: {} };
  const { use, passkey } = await acceptConfirmation(services, caller, confirmed, confirmation);
  const outcome = await services.store.eraseAccount({
    account: account.id,
    use,
    guard: mayErase({ confirmedBy: passkey.id, now: services.clock() }),
    event: erasure(services, caller, account),
  });
  if (outcome === 'not_found') throw new SignetProblem('session_required');
  if (outcome === 'passkey_gone') throw new SignetProblem('credential_not_allowed');
  if (outcome !== 'erased') throw new SignetProblem(outcome);
  caller.cookies.clearSession();
  return {};
}

/** This event stays when the others about the account lose their personal part, so it never has one. */
function erasure(services: Services, caller: Caller, { id }: AccountRecord): ReturnType<typeof eventOf> {
  const event = eventOf(services, caller, {
    type: 'account.erased',
    actor: id,
    subject: id,
    data: { by: 'its owner' },
  });
  return { ...event, ip: null, agent: null };
}
