import type { PasskeyId } from '../ports/records.ts';
import type { Guard } from '../ports/recovery-records.ts';
import { isHeldBack } from './held-back.ts';

/** Whether its owner may erase an account: not by a fresh recovery (`recovery_hold`). */
export function mayErase(erasing: {
  readonly confirmedBy: PasskeyId;
  /** Milliseconds since the epoch. */
  readonly now: number;
}): Guard {
  return (standing) => (isHeldBack(standing, erasing.confirmedBy, erasing.now) ? 'recovery_hold' : null);
}
