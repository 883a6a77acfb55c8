import type { Recovery } from '@signet/protocol';
import type { RecoveryRecord } from '../ports/recovery-records.ts';

/** A recovery as it travels. */
export function recoveryAnswer({ started, readyAt, expires }: RecoveryRecord, now: number): Recovery {
  return {
    started: new Date(started).toISOString(),
    readyAt: new Date(readyAt).toISOString(),
    wait: Math.max(0, readyAt - now),
    expires: new Date(expires).toISOString(),
  };
}
