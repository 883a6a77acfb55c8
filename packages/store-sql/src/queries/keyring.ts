import type { Kysely } from 'kysely';
import type { KeyringRow, Tables } from '../schema/tables.ts';
import { query } from './query.ts';

export const keyringQueries = (db: Kysely<Tables>) => ({
  /** Answers a row if that key is the one of its purpose without an end. */
  endKey: query((it: { id: string; purpose: string; retires: number }) =>
    db
      .updateTable('keyring')
      .set({ retires: it.retires })
      .where('id', '=', it.id)
      .where('purpose', '=', it.purpose)
      .where('retires', 'is', null)
      .returning('id'),
  ),
  endKeys: query((it: { purpose: string; retires: number }) =>
    db.updateTable('keyring').set({ retires: it.retires }).where('purpose', '=', it.purpose),
  ),
  insertKey: query((row: KeyringRow) =>
    db.insertInto('keyring').values({
      id: row.id,
      purpose: row.purpose,
      wrapped: row.wrapped,
      created: row.created,
      retires: row.retires,
    }),
  ),
  cancelEveryRecovery: query((it: { time: number }) =>
    db.updateTable('recoveries').set({ ended: 'cancelled', ended_at: it.time }).where('ended', 'is', null),
  ),
  endEveryRecoverySession: query(() => db.deleteFrom('sessions').where('recovery', 'is not', null)),
  forgetMark: query((it: { name: string }) => db.deleteFrom('marks').where('name', '=', it.name)),
});
