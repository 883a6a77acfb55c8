import type { RecoveryCodeRecord, RecoveryId, RecoveryRecord, TotpRecord } from '@signet/server/ports';
import type { RecoveryCodeRow, RecoveryRow, TotpRow } from '../schema/recovery-tables.ts';

/** @param recovery that it started */
export function recoveryCodeRow(it: RecoveryCodeRecord, recovery: RecoveryId | null = null): RecoveryCodeRow {
  const { hash, rp, account, created, stored, used } = it;
  return { hash, rp, account, created, stored, used, recovery };
}

export function recoveryCodeOf({ hash, rp, account, created, stored, used }: RecoveryCodeRow): RecoveryCodeRecord {
  return { hash, rp, account, created, stored, used };
}

export function recoveryRow(it: RecoveryRecord): RecoveryRow {
  return {
    id: it.id,
    rp: it.rp,
    account: it.account,
    method: it.method,
    started: it.started,
    ready_at: it.readyAt,
    expires: it.expires,
    ended: it.ended,
    ended_at: it.endedAt,
    code_hash: it.codeHash,
    started_by: it.startedBy,
  };
}

export function recoveryOf(row: RecoveryRow): RecoveryRecord {
  return {
    id: row.id,
    rp: row.rp,
    account: row.account,
    method: row.method,
    started: row.started,
    readyAt: row.ready_at,
    expires: row.expires,
    ended: row.ended,
    endedAt: row.ended_at,
    codeHash: row.code_hash,
    startedBy: row.started_by,
  };
}

/** The columns of a recovery where a query joins it to the code that started it. */
export const joinedRecovery = [
  'recoveries.id as recovery_id',
  'recoveries.rp as recovery_rp',
  'recoveries.account as recovery_account',
  'recoveries.method as recovery_method',
  'recoveries.started as recovery_started',
  'recoveries.ready_at as recovery_ready_at',
  'recoveries.expires as recovery_expires',
  'recoveries.ended as recovery_ended',
  'recoveries.ended_at as recovery_ended_at',
  'recoveries.code_hash as recovery_code_hash',
  'recoveries.started_by as recovery_started_by',
] as const;

type Joined<Row> = { [Column in keyof Row & string as `recovery_${Column}`]: Row[Column] };

/** Nulls where there was none to join. */
export type JoinedRecovery = Joined<RecoveryRow> | Joined<{ [Column in keyof RecoveryRow]: null }>;

export function joinedRecoveryOf(row: JoinedRecovery): RecoveryRecord | null {
  if (row.recovery_id === null) return null;
  return {
    id: row.recovery_id,
    rp: row.recovery_rp,
    account: row.recovery_account,
    method: row.recovery_method,
    started: row.recovery_started,
    readyAt: row.recovery_ready_at,
    expires: row.recovery_expires,
    ended: row.recovery_ended,
    endedAt: row.recovery_ended_at,
    codeHash: row.recovery_code_hash,
    startedBy: row.recovery_started_by,
  };
}

export function totpRow({ account, rp, secret, created, confirmed, lastStep }: TotpRecord): TotpRow {
  return { account, rp, secret, created, confirmed, last_step: lastStep };
}

export function totpOf({ account, rp, secret, created, confirmed, last_step }: TotpRow): TotpRecord {
  return { account, rp, secret, created, confirmed, lastStep: last_step };
}
