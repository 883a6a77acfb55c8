import type { Policy } from '../policy/policy.ts';
import type { RecoveryMethod } from '../ports/recovery-records.ts';

/** Whether the policy has recoveries that are begun in that way. Administrators always may begin one. */
export function offers(policy: Policy, method: RecoveryMethod): boolean {
  if (method === 'admin') return true;
  return method === 'code' ? policy.recoveryCodes === 'offered' : policy.totp === 'accepted';
}
