import type { AccountId, RecoveryId } from '@signet/server/ports';
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
  /** Of several the one that ends first. A unit that decides by it holds the account's row: it begins and ends under that alone. */
  openRecovery: query((it: { account: AccountId; now: number }) =>
    db
      .selectFrom('recoveries')
      .selectAll()
      .where('account', '=', it.account)
      .where('ended', 'is', null)
      .where('expires', '>', it.now)
      .orderBy('expires')
      .limit(1),
  ),
  completeRecovery: query((it: { id: RecoveryId; time: number }) =>
    db.updateTable('recoveries').set({ ended: 'completed', ended_at: it.time }).where('id', '=', it.id),
  ),
  /** All that have no end, also those that expired: a clock that is set back must not open them again. */
  cancelRecoveries: query((it: { account: AccountId; time: number }) =>
    db
      .updateTable('recoveries')
      .set({ ended: 'cancelled', ended_at: it.time })
      .where('account', '=', it.account)
      .where('ended', 'is', null),
  ),
  endRecoverySessions: query((it: { account: AccountId }) =>
    db.deleteFrom('sessions').where('account', '=', it.account).where('recovery', 'is not', null),
  ),
  noteRecovery: query((it: { account: AccountId; time: number }) =>
    db.updateTable('accounts').set({ recovered_at: it.time }).where('id', '=', it.account),
  ),
  switchRecovery: query((it: { account: AccountId; off: Bit }) =>
    db.updateTable('accounts').set({ recovery_off: it.off }).where('id', '=', it.account),
  ),
});
