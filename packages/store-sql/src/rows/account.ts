import type { AccountRecord } from '@signet/server/ports';
import type { AccountRow } from '../schema/tables.ts';

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
    status: row.status,
    created: row.created,
  };
}
