import type { RecoveryCodeRecord, RecoveryRecord, TotpRecord } from '@signet/server/ports';
import type { RecoveryCodeRow, RecoveryRow, TotpRow } from '../schema/recovery-tables.ts';

export function recoveryCodeRow(it: RecoveryCodeRecord, recovery: RecoveryRecord | null = null): RecoveryCodeRow {
  const { hash, rp, account, created, stored, used } = it;
  return { hash, rp, account, created, stored, used, recovery: recovery?.id ?? null };
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

export function totpRow({ account, rp, secret, created, confirmed, lastStep }: TotpRecord): TotpRow {
  return { account, rp, secret, created, confirmed, last_step: lastStep };
}

export function totpOf({ account, rp, secret, created, confirmed, last_step }: TotpRow): TotpRecord {
  return { account, rp, secret, created, confirmed, lastStep: last_step };
}
