import { adminActions } from '@signet/protocol';
import type { AdminAccountChange, AdminDone } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import type { Services } from '../../services.ts';
import { setStatus } from './set-status.ts';

/**
 * POST /admin/v1/account/reinstate: a suspended account may sign in again.
 * @throws SignetProblem those of beginChange
 */
export async function reinstateAccount(
  services: Services,
  caller: Caller & AsAdministrator,
  body: AdminAccountChange,
): Promise<AdminDone> {
  const words = { action: adminActions.reinstate, status: 'active', told: 'account.reinstated' } as const;
  return await setStatus(services, caller, body, words);
}
