import type { EmailAnswer, EmailFinish } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import { recordingRefusals } from '../audit/recording-refusals.ts';
import type { Caller, InSession } from '../caller/caller.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { tellAccount } from '../notices/tell-account.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { openCheck } from './check.ts';
import type { OpenCheck } from './check.ts';
import { sameCode } from './code.ts';

/** Guesses that a check stands. */
const mostAttempts = 5;

/**
 * POST /v1/account/email/finish: the code came back, so the address is the account's. The one before it is told.
 * @throws SignetProblem email_check_invalid (also after five attempts, once used, or where the address changed meanwhile),
 *   email_code_wrong, session_required (the account is gone)
 */
export async function finishEmail(
  services: Services,
  caller: Caller & InSession,
  { check, code }: EmailFinish,
): Promise<EmailAnswer> {
  const { account } = caller.session;
  const opened = await openCheck(services, account.id, check);
  const attempt = { actor: account.id, subject: account.id };
  return await recordingRefusals(services, caller, 'account.email-changed', attempt, async () => {
    await countAttempt(services, opened);
    if (!sameCode(code, opened.code)) throw new SignetProblem('email_code_wrong');
    await spend(services, opened);
    const { email, replaces } = opened;
    const outcome = await services.store.setEmail({
      account: account.id,
      email,
      replaces,
      use: null,
      event: eventOf(services, caller, { type: 'account.email-changed', ...attempt }),
      ...tellAccount(services, account, 'account.email-changed', { device: caller.agent, removed: false }),
    });
    if (outcome === 'outdated') throw new SignetProblem('email_check_invalid');
    if (outcome !== 'set') throw new SignetProblem('session_required');
    return { email };
  });
}

/** Counted before the code is looked at, where all processes count: guesses at once gain nothing. */
async function countAttempt({ store }: Services, { nonce, expires }: OpenCheck): Promise<void> {
  const key = JSON.stringify(['email-check', encodeBase64url(nonce)]);
  if ((await store.countUse({ key, expires })) > mostAttempts) throw new SignetProblem('email_check_invalid');
}

async function spend({ store }: Services, { nonce, expires }: OpenCheck): Promise<void> {
  if ((await store.spendCeremony({ nonce, expires })) !== 'spent') throw new SignetProblem('email_check_invalid');
}
