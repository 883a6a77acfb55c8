import type { AccountId, RecoveryId, RecoveryRecord } from '@signet/server/ports';
import type { Kysely } from 'kysely';
import type { RecoveryRow } from '../schema/recovery-tables.ts';
import type { Bit, Tables } from '../schema/tables.ts';
import { query } from './query.ts';

export const recoveryQueries = (db: Kysely<Tables>) => ({
  insertRecovery: query((row: RecoveryRow) =>
    db.insertInto('recoveries').values({
      id: row.id,
      rp: row.rp,
      account: row.account,
      method: row.method,
      started: row.started,
      ready_at: row.ready_at,
      expires: row.expires,
      ended: row.ended,
      ended_at: row.ended_at,
      code_hash: row.code_hash,
      started_by: row.started_by,
    }),
  ),
  recovery: query((it: { id: RecoveryId }) => db.selectFrom('recoveries').selectAll().where('id', '=', it.id)),
  /** A unit that decides by it holds the account's row: it begins and ends under that alone. */
  openRecovery: query((it: { account: AccountId; now: number }) =>
    db
      .selectFrom('recoveries')
      .selectAll()
      .where('account', '=', it.account)
      .where('ended', 'is', null)
      .where('expires', '>', it.now),
  ),
  endRecovery: query((it: { id: RecoveryId; ended: NonNullable<RecoveryRecord['ended']>; time: number }) =>
    db.updateTable('recoveries').set({ ended: it.ended, ended_at: it.time }).where('id', '=', it.id),
  ),
  endSessionsOfRecovery: query((it: { account: AccountId; recovery: RecoveryId }) =>
    db.deleteFrom('sessions').where('account', '=', it.account).where('recovery', '=', it.recovery),
  ),
  noteRecovery: query((it: { account: AccountId; time: number }) =>
    db.updateTable('accounts').set({ recovered_at: it.time }).where('id', '=', it.account),
  ),
  switchRecovery: query((it: { account: AccountId; off: Bit }) =>
    db.updateTable('accounts').set({ recovery_off: it.off }).where('id', '=', it.account),
  ),
});
