import { actions } from '@signet/protocol';
import type { Confirmed, Done } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { tellAccount } from '../notices/tell-account.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { confirmingPasskeyGone } from '../confirm/passkey-gone.ts';

/**
 * POST /v1/recovery/cancel, confirmed: a stolen session alone must not keep its victim out.
 * @throws SignetProblem recovery_over (none is open), those of acceptConfirmation; CeremonyError
 */
export async function cancelRecovery(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation }: Confirmed,
): Promise<Done> {
  const { account } = caller.session;
  const confirmed = { action: actions.cancelRecovery, parameters: {} };
  const { use, data } = await acceptConfirmation(services, caller, confirmed, confirmation);
  const outcome = await services.store.cancelRecovery({
    account: account.id,
    use,
    time: services.clock(),
    event: eventOf(services, caller, { type: 'recovery.cancelled', actor: account.id, subject: account.id, data }),
    ...tellAccount(services, account, 'recovery.cancelled'),
  });
  if (outcome === 'over') throw new SignetProblem('recovery_over');
  if (outcome !== 'cancelled') throw confirmingPasskeyGone(outcome);
  return {};
}
