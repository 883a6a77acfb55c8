import { adminActions } from '@signet/protocol';
import type { AdminAccountChange, AdminDone } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import type { Services } from '../../services.ts';
import { setStatus } from './set-status.ts';

/**
 * POST /admin/v1/account/suspend: ends its sessions and open recovery, and leaves its passkeys alone.
 * @throws SignetProblem last_owner, those of beginChange
 */
export async function suspendAccount(
  services: Services,
  caller: Caller & AsAdministrator,
  body: AdminAccountChange,
): Promise<AdminDone> {
  const words = { action: adminActions.suspend, status: 'suspended', told: 'account.suspended' } as const;
  return await setStatus(services, caller, body, words);
}
