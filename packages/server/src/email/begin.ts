import { actions } from '@signet/protocol';
import type { EmailBegin, EmailBegun } from '@signet/protocol';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { recordConfirmation } from '../confirm/record.ts';
import { requireNotHeld } from '../confirm/require-not-held.ts';
import { composeMail } from '../mail/compose.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { checkLifetime, sealCheck } from './check.ts';
import { newEmailCode } from './code.ts';

/**
 * POST /v1/account/email/begin, confirmed for this very address: a code of eight digits goes there, and never a link. Until
 * it comes back nothing changes.
 * @throws SignetProblem mail_off, rate_limited, recovery_hold, session_required (the account is gone), those of
 *   acceptConfirmation; CeremonyError
 */
export async function beginEmail(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { email, confirmation }: EmailBegin,
): Promise<EmailBegun> {
  const { account } = caller.session;
  if (!services.mail) throw new SignetProblem('mail_off');
  const confirmed = { action: actions.setEmail, parameters: { email } };
  const accepted = await acceptConfirmation(services, caller, confirmed, confirmation);
  await recordConfirmation(services, caller, confirmed, accepted);
  if (account.email !== null) requireNotHeld(services, account, accepted);
  await takeMail(services, `account ${account.id}`);
  await takeMail(services, `address ${email.toLowerCase()}`);
  const code = newEmailCode(services.random);
  const check = sealCheck(services, account, email, code);
  const message = { account: account.id, to: email, kind: 'account.email-code' as const, data: { code } };
  const outcome = await services.store.addMail(composeMail(services, message));
  if (outcome === 'account_gone') throw new SignetProblem('session_required');
  return { check, lifetime: checkLifetime * 1000 };
}

/** Nobody's mailbox is to be filled from here, and each message is one more chance to guess. */
async function takeMail({ limits }: Services, key: string): Promise<void> {
  const taken = await limits.mails.take(key);
  if (!taken.ok) throw new SignetProblem('rate_limited', { retryAfter: taken.retryAfter });
}
