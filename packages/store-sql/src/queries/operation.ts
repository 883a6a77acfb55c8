import type { Kysely } from 'kysely';
import type { EventRow, KeyringRow, SpentCeremonyRow, Tables } from '../schema/tables.ts';
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
  deleteSpent: query((it: { before: number }) =>
    db.deleteFrom('spent_ceremonies').where('expires', '<=', it.before).returning('expires'),
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
  insertEvent: query((row: EventRow) =>
    db.insertInto('events').values({
      id: row.id,
      rp: row.rp,
      time: row.time,
      type: row.type,
      actor: row.actor,
      subject: row.subject,
      outcome: row.outcome,
      code: row.code,
      ip: row.ip,
      agent: row.agent,
      data: row.data,
    }),
  ),
});
