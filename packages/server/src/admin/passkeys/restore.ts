import { adminActions } from '@signet/protocol';
import type { AdminDone, AdminPasskeyChange } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import { tellAccount } from '../../notices/tell-account.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import { beginChange } from '../accounts/begin-change.ts';
import { doneTo } from '../accounts/find.ts';
import { adminEvent } from '../event.ts';
import { findPasskey } from './find.ts';

/**
 * POST /admin/v1/passkey/restore: one that was suspected of having been copied signs in again.
 * @throws SignetProblem passkey_not_found (none that is suspected), those of beginChange
 */
export async function restorePasskeyOf(
  services: Services,
  caller: Caller & AsAdministrator,
  body: AdminPasskeyChange,
): Promise<AdminDone> {
  const { account, confirmed } = await beginChange(services, caller, adminActions.restorePasskey, body);
  const { id, label } = await findPasskey(services, account.id, body.passkey);
  const outcome = await services.store.restorePasskey({
    account: account.id,
    passkey: id,
    use: null,
    time: services.clock(),
    event: adminEvent(services, caller, confirmed, { type: 'passkey.restored', subject: id }),
    ...tellAccount(services, account, 'passkey.restored', { passkey: label }),
  });
  if (outcome !== 'restored') throw new SignetProblem('passkey_not_found');
  return await doneTo(services, account.id);
}
