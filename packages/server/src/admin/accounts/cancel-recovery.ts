import { adminActions } from '@signet/protocol';
import type { AdminAccountChange, AdminDone } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import { tellAccount } from '../../notices/tell-account.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import { adminEvent } from '../event.ts';
import { beginChange } from './begin-change.ts';
import { doneTo } from './find.ts';

/**
 * POST /admin/v1/account/recovery/cancel.
 * @throws SignetProblem recovery_over (none is open), those of beginChange
 */
export async function cancelRecoveryOf(
  services: Services,
  caller: Caller & AsAdministrator,
  body: AdminAccountChange,
): Promise<AdminDone> {
  const { account, confirmed } = await beginChange(services, caller, adminActions.cancelRecovery, body);
  const outcome = await services.store.cancelRecovery({
    account: account.id,
    use: null,
    time: services.clock(),
    event: adminEvent(services, caller, confirmed, { type: 'recovery.cancelled', subject: account.id }),
    ...tellAccount(services, account, 'recovery.cancelled'),
  });
  if (outcome !== 'cancelled') throw new SignetProblem('recovery_over');
  return await doneTo(services, account.id);
}
