import type { AccountRecord } from '@signet/server/ports';
import type { AccountRow } from '../schema/tables.ts';
import { bit } from './bit.ts';

export function accountRow(it: AccountRecord): AccountRow {
  return {
    id: it.id,
    rp: it.rp,
    external_id: it.externalId,
    user_handle: it.userHandle,
    username: it.username,
    username_folded: it.usernameFolded,
    display_name: it.displayName,
    status: it.status,
    created: it.created,
    email: it.email,
    role: it.role,
    recovery_off: bit(it.recoveryOff),
    recovered_at: it.recoveredAt,
  };
}

export function accountOf(row: AccountRow): AccountRecord {
  return {
    id: row.id,
    rp: row.rp,
    externalId: row.external_id,
    userHandle: row.user_handle,
    username: row.username,
    usernameFolded: row.username_folded,
    displayName: row.display_name,
    email: row.email,
    role: row.role,
    status: row.status,
    recoveryOff: row.recovery_off === 1,
    recoveredAt: row.recovered_at,
    created: row.created,
  };
}

/** The columns of an account where a query joins it to what it belongs to. */
export const joinedAccount = [
  'accounts.id as account_id',
  'accounts.rp as account_rp',
  'accounts.external_id as account_external_id',
  'accounts.user_handle as account_user_handle',
  'accounts.username as account_username',
  'accounts.username_folded as account_username_folded',
  'accounts.display_name as account_display_name',
  'accounts.status as account_status',
  'accounts.created as account_created',
  'accounts.email as account_email',
  'accounts.role as account_role',
  'accounts.recovery_off as account_recovery_off',
  'accounts.recovered_at as account_recovered_at',
] as const;

export type JoinedAccount = { [Column in keyof AccountRow as `account_${Column}`]: AccountRow[Column] };

export function joinedAccountOf(row: JoinedAccount): AccountRecord {
  return {
    id: row.account_id,
    rp: row.account_rp,
    externalId: row.account_external_id,
    userHandle: row.account_user_handle,
    username: row.account_username,
    usernameFolded: row.account_username_folded,
    displayName: row.account_display_name,
    email: row.account_email,
    role: row.account_role,
    status: row.account_status,
    recoveryOff: row.account_recovery_off === 1,
    recoveredAt: row.account_recovered_at,
    created: row.account_created,
  };
}
