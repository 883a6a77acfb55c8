import type { RecoverBegin, RecoverBegun } from '@signet/protocol';
import { recordingRefusals } from '../audit/recording-refusals.ts';
import type { Attempt } from '../audit/recording-refusals.ts';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import { recoveryAnswer } from '../recovery/answer.ts';
import type { Services } from '../services.ts';
import { enter } from './enter.ts';
import type { Proof } from './proof.ts';
import { proveByCode } from './prove-by-code.ts';
import { proveByTotp } from './prove-by-totp.ts';
import { refused } from './refused.ts';

/** Two that come at once with one code meet at most once: the second of them finds the recovery that the first began. */
const tries = 2;

/**
 * POST /v1/recover/begin: starts a recovery, or comes back to the one that this code began, with a session that is good for
 * that alone. Whatever does not open one is refused in the same words.
 * @throws SignetProblem code_refused, rate_limited
 */
export async function beginRecover(
  services: Services,
  caller: Caller & OnOrigin,
  body: RecoverBegin,
): Promise<RecoverBegun> {
  const attempt: Attempt = { actor: null, subject: null };
  return await recordingRefusals(services, caller, 'recovery.started', attempt, async () => {
    const prove = await prover(services, caller, attempt, body);
    for (let i = 0; i < tries; i += 1) {
      const recovery = await enter(services, caller, await prove());
      if (recovery) return { recovery: recoveryAnswer(recovery, services.clock()) };
    }
    throw refused();
  });
}

/** What finds out again, after somebody was faster, what the code opens; a one-time code is checked and counted once. */
async function prover(
  services: Services,
  caller: Caller,
  attempt: Attempt,
  body: RecoverBegin,
): Promise<() => Promise<Proof>> {
  if ('code' in body) return async () => proveByCode(services, attempt, body.code);
  const proof = await proveByTotp(services, caller, attempt, body);
  return async () => proof;
}
