import type { PasskeyId } from '../ports/records.ts';
import type { Standing } from '../ports/recovery-records.ts';
import { heldUntil, isSinceRecovery } from './hold.ts';

/**
 * Whether what a passkey confirms has to wait: within 72 hours of a recovery whoever recovered, and perhaps was not the owner,
 * takes nothing from who was there before. A passkey that is not there any more counts as a new one.
 */
export function isHeldBack({ account, passkeys }: Standing, confirmedBy: PasskeyId | null, now: number): boolean {
  if (heldUntil(account, now) === null) return false;
  const confirming = passkeys.find((it) => it.id === confirmedBy);
  return confirming === undefined || isSinceRecovery(confirming, account);
}
