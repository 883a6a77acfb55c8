import type { Policy } from '../policy/policy.ts';
import type { PasskeyId } from '../ports/records.ts';
import type { Guard, Standing } from '../ports/recovery-records.ts';
import { isHeldBack } from './held-back.ts';
import { countIndependent } from './independent.ts';
import { usablePasskeys } from './usable-passkeys.ts';

/** Whether an account is safe without recovery: two independent passkeys of it sign in. */
export function needsNoRecovery({ passkeys }: Standing, policy: Policy, rpId: string): boolean {
  return countIndependent(usablePasskeys(passkeys, policy, rpId)) >= 2;
}

/** Whether recovery may be turned off: not without two independent passkeys (`recovery_needed`), nor by a fresh recovery (`recovery_hold`). */
export function mayTurnOff(turning: {
  readonly confirmedBy: PasskeyId;
  readonly policy: Policy;
  readonly rpId: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}): Guard {
  return (standing) => {
    if (isHeldBack(standing, turning.confirmedBy, turning.now)) return 'recovery_hold';
    return needsNoRecovery(standing, turning.policy, turning.rpId) ? null : 'recovery_needed';
  };
}
