import type { VerifiedAuthentication } from '@signet/webauthn';
import { notAccepted } from '../lockout/not-accepted.ts';
import type { PasskeyRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';

/**
 * Holds a passkey whose signature is good to the policy in force, as what it shows itself to be now: the policy may have been
 * another when it was made.
 * @throws SignetProblem passkey_not_accepted
 */
export function requireAccepted(
  { policy }: Services,
  { alg }: PasskeyRecord,
  { backupEligible }: VerifiedAuthentication,
): void {
  const fields = notAccepted({ alg, backupEligible }, policy);
  if (fields.length === 0) return;
  throw new SignetProblem('passkey_not_accepted', { detail: `by policy.${fields.join(', policy.')}` });
}
