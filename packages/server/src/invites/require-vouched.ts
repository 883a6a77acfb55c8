import { isVouchedFor } from '../admin/makers.ts';
import type { InviteRecord } from '../ports/governance-records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';

/**
 * Holds an invite to whoever made it, who still must be allowed to invite to that role.
 * @throws SignetProblem invite_over
 */
export async function requireVouched(
  services: Services,
  invite: Pick<InviteRecord, 'createdBy' | 'role'>,
): Promise<void> {
  const needs = invite.role === 'member' ? 'admin' : 'owner';
  if (!(await isVouchedFor(services, invite, needs))) throw new SignetProblem('invite_over');
}
