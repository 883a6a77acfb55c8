import type { AccountId, RelyingPartyKey } from '@signet/server/ports';
import type { Kysely } from 'kysely';
import type { AccountRow, Tables } from '../schema/tables.ts';
import type { Dialect } from './dialect.ts';
import { query } from './query.ts';

export const accountQueries = (db: Kysely<Tables>, { locks }: Dialect) => ({
  /** Answers a row unless a unique name is taken. */
  insertAccount: query((row: AccountRow) =>
    db
      .insertInto('accounts')
      .values({
        id: row.id,
        rp: row.rp,
        external_id: row.external_id,
        user_handle: row.user_handle,
        username: row.username,
        username_folded: row.username_folded,
        display_name: row.display_name,
        status: row.status,
        created: row.created,
        email: row.email,
        role: row.role,
        recovery_off: row.recovery_off,
        recovered_at: row.recovered_at,
      })
      .onConflict((it) => it.doNothing())
      .returning('id'),
  ),
  account: query((it: { id: AccountId }) => db.selectFrom('accounts').selectAll().where('id', '=', it.id)),
  /**
   * The same for a guard: units that decide by the account's passkeys or its name go one after the other. Always locked before
   * a passkey. Not against key shares, which every row that refers to the account takes.
   */
  accountToChange: query((it: { id: AccountId }) =>
    db
      .selectFrom('accounts')
      .selectAll()
      .where('id', '=', it.id)
      .$if(locks, (select) => select.forNoKeyUpdate()),
  ),
  accountByExternalId: query((it: { rp: RelyingPartyKey; externalId: string }) =>
    db.selectFrom('accounts').selectAll().where('rp', '=', it.rp).where('external_id', '=', it.externalId),
  ),
  accountByUsername: query((it: { rp: RelyingPartyKey; usernameFolded: string }) =>
    db.selectFrom('accounts').select('id').where('rp', '=', it.rp).where('username_folded', '=', it.usernameFolded),
  ),
  renameAccount: query((it: { id: AccountId; username: string; usernameFolded: string; displayName: string }) =>
    db
      .updateTable('accounts')
      .set({ username: it.username, username_folded: it.usernameFolded, display_name: it.displayName })
      .where('id', '=', it.id),
  ),
});
