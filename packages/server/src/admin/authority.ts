import type { Administrator } from '../caller/caller.ts';
import type { AccountRecord, Role } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';

/**
 * Holds an administrator to the accounts that are theirs to change: members, and their own. Owners change everybody. A token is
 * never an owner, so that of its maker too it changes nothing: whoever finds it would recover their account.
 * @throws SignetProblem owner_required
 */
export function requireAuthorityOver(admin: Administrator, account: AccountRecord): void {
  if (admin.via === 'session' && account.id === admin.account) return;
  requireAuthorityToGive(admin, account.role);
}

/**
 * Only owners make administrators and owners: an administrator could invite themselves to more than they are.
 * @throws SignetProblem owner_required
 */
export function requireAuthorityToGive(admin: Administrator, role: Role): void {
  if (admin.role !== 'owner' && role !== 'member') throw new SignetProblem('owner_required');
}
