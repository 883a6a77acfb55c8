import { CeremonyError } from '@signet/webauthn';
import { Refusal } from '../../packages/webauthn/src/refusals/refusal.ts';
import type { Verdict } from './question.ts';

/** `accept` with what the run tells, the code of a refusal, or what went wrong with the case itself. */
export function judge(run: () => Omit<Verdict, 'got'> | void): Verdict {
  try {
    return { got: 'accept', ...run() };
  } catch (error) {
    if (error instanceof CeremonyError || error instanceof Refusal) return { got: error.code };
    return { got: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error' };
  }
}

/** Whether a verdict is the one that was expected. A case that cannot be put as a question has no verdict. */
export function isAsExpected(expect: 'accept' | 'reject', got: string): boolean {
  return expect === 'accept' ? got === 'accept' : /^[a-z_]+$/u.test(got) && got !== 'accept';
}
