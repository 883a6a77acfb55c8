import type { RecoveryRecord } from '../ports/recovery-records.ts';

/** Whether a recovery was neither cancelled nor completed, nor is over by itself. */
export function isOpen(recovery: RecoveryRecord, now: number): boolean {
  return recovery.ended === null && recovery.expires > now;
}
