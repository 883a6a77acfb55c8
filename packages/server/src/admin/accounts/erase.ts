import { adminActions } from '@signet/protocol';
import type { AdminAccountChange, AdminErased } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import { adminEvent } from '../event.ts';
import { beginChange } from './begin-change.ts';

/**
 * POST /admin/v1/account/erase: the account, all that belongs to it, and the personal part of its events are gone. Its
 * passkeys are unknown from then on, which their providers hear at the next attempt.
 * @throws SignetProblem last_owner, those of beginChange
 */
export async function eraseAccount(
  services: Services,
  caller: Caller & AsAdministrator,
  body: AdminAccountChange,
): Promise<AdminErased> {
  const { account, confirmed } = await beginChange(services, caller, adminActions.erase, body);
  const event = adminEvent(services, caller, confirmed, { type: 'account.erased', subject: account.id });
  const outcome = await services.store.eraseAccount({ account: account.id, use: null, guard: null, event });
  if (outcome === 'not_found') throw new SignetProblem('account_not_found');
  if (outcome === 'last_owner') throw new SignetProblem('last_owner');
  if (outcome !== 'erased') throw new Error(`an erasure without guard and passkey ended as ${outcome}`);
  return { account: account.id };
}
