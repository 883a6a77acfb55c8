import { actions } from '@signet/protocol';
import type { Confirmed, EmailAnswer } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { recordConfirmation } from '../confirm/record.ts';
import { requireNotHeld } from '../confirm/require-not-held.ts';
import { tellAccount } from '../notices/tell-account.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { confirmingPasskeyGone } from '../confirm/passkey-gone.ts';
import type { Services } from '../services.ts';

/**
 * POST /v1/account/email/remove, confirmed: messages go nowhere any more; the address is told so. Where there is none nothing
 * changes, and nobody is told.
 * @throws SignetProblem recovery_hold, session_required (the account is gone), those of acceptConfirmation and
 *   recordConfirmation; CeremonyError
 */
export async function removeEmail(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation }: Confirmed,
): Promise<EmailAnswer> {
  const { account } = caller.session;
  const confirmed = { action: actions.removeEmail, parameters: {} };
  const accepted = await acceptConfirmation(services, caller, confirmed, confirmation);
  if (account.email === null) {
    await recordConfirmation(services, caller, confirmed, accepted);
    return { email: null };
  }
  requireNotHeld(services, account, accepted);
  const { use, data } = accepted;
  const outcome = await services.store.setEmail({
    account: account.id,
    email: null,
    use,
    event: eventOf(services, caller, { type: 'account.email-changed', actor: account.id, subject: account.id, data }),
    ...tellAccount(services, account, 'account.email-changed', { device: caller.agent, removed: true }),
  });
  if (outcome === 'account_gone' || outcome === 'outdated') throw new SignetProblem('session_required');
  if (outcome !== 'set') throw confirmingPasskeyGone(outcome);
  return { email: null };
}
