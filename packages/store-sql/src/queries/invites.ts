import type { AccountId, RelyingPartyKey } from '@signet/server/ports';
import type { Kysely } from 'kysely';
import type { InviteRow } from '../schema/governance-tables.ts';
import type { Tables } from '../schema/tables.ts';
import { query } from './query.ts';

export const inviteQueries = (db: Kysely<Tables>) => ({
  insertInvite: query((row: InviteRow) =>
    db.insertInto('invites').values({
      id: row.id,
      rp: row.rp,
      token_hash: row.token_hash,
      role: row.role,
      note: row.note,
      created: row.created,
      created_by: row.created_by,
      expires: row.expires,
      used: row.used,
      used_by: row.used_by,
      revoked: row.revoked,
      created_with: row.created_with,
    }),
  ),
  latestInvites: query((it: { rp: RelyingPartyKey; limit: number }) =>
    db.selectFrom('invites').selectAll().where('rp', '=', it.rp).orderBy('id', 'desc').limit(it.limit),
  ),
  inviteByToken: query((it: { tokenHash: Uint8Array }) =>
    db.selectFrom('invites').selectAll().where('token_hash', '=', it.tokenHash),
  ),
  /** Answers a row unless it is used, revoked or expired at `time`. */
  useInvite: query((it: { id: string; rp: RelyingPartyKey; time: number; account: AccountId }) =>
    db
      .updateTable('invites')
      .set({ used: it.time, used_by: it.account })
      .where('id', '=', it.id)
      .where('rp', '=', it.rp)
      .where('used', 'is', null)
      .where('revoked', 'is', null)
      .where('expires', '>', it.time)
      .returning('id'),
  ),
  revokeInvitesOfToken: query((it: { token: string; time: number }) =>
    db
      .updateTable('invites')
      .set({ revoked: it.time })
      .where('created_with', '=', it.token)
      .where('used', 'is', null)
      .where('revoked', 'is', null),
  ),
  /** Answers a row unless it is used or revoked. */
  revokeInvite: query((it: { rp: RelyingPartyKey; id: string; time: number }) =>
    db
      .updateTable('invites')
      .set({ revoked: it.time })
      .where('id', '=', it.id)
      .where('rp', '=', it.rp)
      .where('used', 'is', null)
      .where('revoked', 'is', null)
      .returning('id'),
  ),
});
