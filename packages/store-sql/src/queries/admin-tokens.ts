import type { RelyingPartyKey } from '@signet/server/ports';
import type { Kysely } from 'kysely';
import type { AdminTokenRow } from '../schema/governance-tables.ts';
import type { Tables } from '../schema/tables.ts';
import { query } from './query.ts';

export const adminTokenQueries = (db: Kysely<Tables>) => ({
  insertAdminToken: query((row: AdminTokenRow) =>
    db.insertInto('admin_tokens').values({
      id: row.id,
      rp: row.rp,
      name: row.name,
      token_hash: row.token_hash,
      scopes: row.scopes,
      created: row.created,
      created_by: row.created_by,
      expires: row.expires,
      last_used: row.last_used,
      revoked: row.revoked,
    }),
  ),
  latestAdminTokens: query((it: { rp: RelyingPartyKey; limit: number }) =>
    db.selectFrom('admin_tokens').selectAll().where('rp', '=', it.rp).orderBy('id', 'desc').limit(it.limit),
  ),
  adminTokenByHash: query((it: { tokenHash: Uint8Array }) =>
    db.selectFrom('admin_tokens').selectAll().where('token_hash', '=', it.tokenHash),
  ),
  /** Never earlier than it was. */
  touchAdminToken: query((it: { id: string; time: number }) =>
    db
      .updateTable('admin_tokens')
      .set({ last_used: it.time })
      .where('id', '=', it.id)
      .where((where) => where.or([where('last_used', 'is', null), where('last_used', '<', it.time)])),
  ),
  /** Answers a row unless it is revoked. */
  revokeAdminToken: query((it: { rp: RelyingPartyKey; id: string; time: number }) =>
    db
      .updateTable('admin_tokens')
      .set({ revoked: it.time })
      .where('id', '=', it.id)
      .where('rp', '=', it.rp)
      .where('revoked', 'is', null)
      .returning('id'),
  ),
});
