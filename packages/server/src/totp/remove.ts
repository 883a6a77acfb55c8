import { actions } from '@signet/protocol';
import type { Confirmed, Done } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { confirmingPasskeyGone } from '../confirm/passkey-gone.ts';
import { tellStopped } from '../recovery/tell-stopped.ts';
import type { Services } from '../services.ts';

/**
 * POST /v1/totp/remove, confirmed; also where the policy has no one-time codes any more. What the app began is over.
 * @throws SignetProblem totp_not_found, those of acceptConfirmation; CeremonyError
 */
export async function removeTotp(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation }: Confirmed,
): Promise<Done> {
  const { account } = caller.session;
  const confirmed = { action: actions.removeTotp, parameters: {} };
  const { use, data } = await acceptConfirmation(services, caller, confirmed, confirmation);
  const outcome = await services.store.removeTotp({
    account: account.id,
    use,
    event: eventOf(services, caller, { type: 'totp.removed', actor: account.id, subject: account.id, data }),
    ...(await tellStopped(services, account, 'totp.removed')),
  });
  if (outcome === 'not_found') throw new SignetProblem('totp_not_found');
  if (outcome !== 'removed') throw confirmingPasskeyGone(outcome);
  return {};
}
