import { adminActions } from '@signet/protocol';
import type { AdminDone, AdminRoleChange } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import { tellAccount } from '../../notices/tell-account.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import { adminEvent } from '../event.ts';
import { beginChange } from './begin-change.ts';
import { doneTo } from './find.ts';

/**
 * POST /admin/v1/account/role. Whoever is to do more signs in anew, and a recovery of theirs that is open ends: what was stolen
 * from a member, or handed to an administrator, is not to become worth more.
 * @throws SignetProblem last_owner, those of beginChange
 */
export async function setRole(
  services: Services,
  caller: Caller & AsAdministrator,
  body: AdminRoleChange,
): Promise<AdminDone> {
  const { role } = body;
  const { account, confirmed } = await beginChange(services, caller, adminActions.setRole, body);
  const data = { from: account.role, to: role };
  const outcome = await services.store.setRole({
    account: account.id,
    role,
    time: services.clock(),
    event: adminEvent(services, caller, confirmed, { type: 'account.role-changed', subject: account.id, data }),
    ...tellAccount(services, account, 'account.role-changed', data),
  });
  if (outcome === 'not_found') throw new SignetProblem('account_not_found');
  if (outcome === 'last_owner') throw new SignetProblem('last_owner');
  return await doneTo(services, account.id);
}
