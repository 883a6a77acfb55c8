import type { RecoveryId } from '../ports/records.ts';
import type { RecoveryRecord } from '../ports/recovery-records.ts';
import type { Services } from '../services.ts';

/** How long after its cool-down a recovery can be completed, milliseconds. */
const openAfterCoolDown = 7 * 86_400_000;

/** A recovery that begins now. When it takes effect is decided here, whatever becomes of clock and policy. */
export function newRecovery(
  { clock, newId, rp, policy }: Services,
  begun: Pick<RecoveryRecord, 'account' | 'method' | 'codeHash' | 'startedBy'>,
): RecoveryRecord {
  const started = clock();
  const readyAt = started + policy.recoveryCoolDown * 1000;
  return {
    ...begun,
    id: newId() as RecoveryId,
    rp: rp.id,
    started,
    readyAt,
    expires: readyAt + openAfterCoolDown,
    ended: null,
    endedAt: null,
  };
}
