import { heldUntil, holdTime } from '../lockout/hold.ts';
import type { AccountRecord, RecoveryId } from '../ports/records.ts';
import type { RecoveryRecord } from '../ports/recovery-records.ts';
import type { Services } from '../services.ts';

/** How long after its cool-down a recovery can be completed, milliseconds. */
const openAfterCoolDown = 7 * 86_400_000;

/**
 * A recovery that begins now. When it takes effect is decided here, whatever becomes of clock and policy: not while passkeys
 * are protected against those of the recovery before it, which would count as older than this one. That protection ends within
 * its time from now: one that lies further ahead was noted by a clock that was wrong, and must not keep an owner out.
 */
export function newRecovery(
  { clock, newId, rp, policy }: Services,
  account: AccountRecord,
  begun: Pick<RecoveryRecord, 'method' | 'codeHash' | 'startedBy'>,
): RecoveryRecord {
  const started = clock();
  const held = Math.min(heldUntil(account, started) ?? 0, started + holdTime);
  const readyAt = Math.max(started + policy.recoveryCoolDown * 1000, held);
  return {
    ...begun,
    id: newId() as RecoveryId,
    rp: rp.id,
    account: account.id,
    started,
    readyAt,
    expires: readyAt + openAfterCoolDown,
    ended: null,
    endedAt: null,
  };
}
