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
 * POST /admin/v1/passkey/revoke: for good, with the sessions that it opened. It may be the last way in: a stolen key must not
 * stay for that.
 * @throws SignetProblem passkey_not_found, those of beginChange
 */
export async function revokePasskey(
  services: Services,
  caller: Caller & AsAdministrator,
  body: AdminPasskeyChange,
): Promise<AdminDone> {
  const { account, confirmed } = await beginChange(services, caller, adminActions.revokePasskey, body);
  const { id, label } = await findPasskey(services, account.id, body.passkey);
  const outcome = await services.store.revokePasskey({
    account: account.id,
    passkey: id,
    event: adminEvent(services, caller, confirmed, { type: 'passkey.revoked', subject: id }),
    ...tellAccount(services, account, 'passkey.revoked', { passkey: label }),
  });
  if (outcome === 'not_found') throw new SignetProblem('passkey_not_found');
  return await doneTo(services, account.id);
}
