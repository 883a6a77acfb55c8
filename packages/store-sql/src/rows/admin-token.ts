import type { AdminTokenRecord } from '@signet/server/ports';
import type { AdminTokenRow } from '../schema/governance-tables.ts';
import { listOf, toJson } from './json.ts';

export function adminTokenRow(it: AdminTokenRecord): AdminTokenRow {
  return {
    id: it.id,
    rp: it.rp,
    name: it.name,
    token_hash: it.tokenHash,
    scopes: toJson(it.scopes),
    created: it.created,
    created_by: it.createdBy,
    expires: it.expires,
    last_used: it.lastUsed,
    revoked: it.revoked,
  };
}

export function adminTokenOf(row: AdminTokenRow): AdminTokenRecord {
  return {
    id: row.id,
    rp: row.rp,
    name: row.name,
    tokenHash: row.token_hash,
    scopes: listOf(row.scopes),
    created: row.created,
    createdBy: row.created_by,
    expires: row.expires,
    lastUsed: row.last_used,
    revoked: row.revoked,
  };
}
