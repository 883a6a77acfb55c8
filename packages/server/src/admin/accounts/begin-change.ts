import type { AdminAccountChange, AdminPasskeyChange, AdminRoleChange } from '@signet/protocol';
import type { AsAdministrator, ConfirmedBy } from '../../caller/caller.ts';
import type { AccountRecord } from '../../ports/records.ts';
import type { Services } from '../../services.ts';
import { requireAuthorityOver } from '../authority.ts';
import { findSummary } from './find.ts';

/** A change of an account that may be made, and what confirmed it. */
export interface AccountChange {
  readonly account: AccountRecord;
  readonly confirmed: ConfirmedBy;
}

/**
 * What every change of an account by an administrator begins with: there is such an account, it is theirs to change, and they
 * confirmed it.
 * @param body the request; its members beside the confirmation are what was confirmed
 * @throws SignetProblem account_not_found, owner_required, those of Administrator.confirm
 */
export async function beginChange(
  services: Services,
  { admin }: AsAdministrator,
  action: string,
  { confirmation, ...parameters }: AdminAccountChange | AdminRoleChange | AdminPasskeyChange,
): Promise<AccountChange> {
  const { account } = await findSummary(services, parameters.account);
  requireAuthorityOver(admin, account);
  return { account, confirmed: await admin.confirm(action, parameters, confirmation) };
}
