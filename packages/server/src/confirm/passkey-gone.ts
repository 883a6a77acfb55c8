import type { GuardRefusal } from '../ports/recovery-records.ts';
import type { PasskeyGone } from '../ports/store.ts';
import { SignetProblem } from '../problem/signet-problem.ts';

/** Why the store does not do what was confirmed, as a problem: the passkey ended meanwhile, or a guard forbids it. */
export function confirmingPasskeyGone(outcome: PasskeyGone | GuardRefusal): SignetProblem {
  return new SignetProblem(outcome === 'passkey_gone' ? 'credential_not_allowed' : outcome);
}
