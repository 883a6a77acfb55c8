import type { Kysely } from 'kysely';
import type { KeyringRow, SpentCeremonyRow, Tables } from '../schema/tables.ts';
import { query } from './query.ts';

export const operationQueries = (db: Kysely<Tables>) => ({
  keys: query((it: { purpose: string }) =>
    db.selectFrom('keyring').selectAll().where('purpose', '=', it.purpose).orderBy('created').orderBy('id'),
  ),
  /** Nothing where a key of that purpose is in use. */
  insertFirstKey: query((row: KeyringRow) =>
    db
      .insertInto('keyring')
      .values({
        id: row.id,
        purpose: row.purpose,
        wrapped: row.wrapped,
        created: row.created,
        retires: row.retires,
      })
      .onConflict((it) => it.column('purpose').where('retires', 'is', null).doNothing()),
  ),
  /** Answers a row unless the nonce is there. */
  insertSpent: query((row: SpentCeremonyRow) =>
    db
      .insertInto('spent_ceremonies')
      .values({ nonce: row.nonce, expires: row.expires })
      .onConflict((it) => it.doNothing())
      .returning('expires'),
  ),
  /** At most `limit` of those that expired by then, earliest first. */
  deleteSpent: query((it: { before: number; limit: number }) =>
    db
      .deleteFrom('spent_ceremonies')
      .where('nonce', 'in', (from) =>
        from
          .selectFrom('spent_ceremonies')
          .select('nonce')
          .where('expires', '<=', it.before)
          .orderBy('expires')
          .limit(it.limit),
      )
      .returning('expires'),
  ),
  mark: query((it: { name: string }) => db.selectFrom('marks').select('value').where('name', '=', it.name)),
  raiseMark: query((it: { name: string; value: number }) =>
    db
      .insertInto('marks')
      .values({ name: it.name, value: it.value })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet({ value: it.value }).where('marks.value', '<', it.value),
      ),
  ),
});
