import type { Policy } from '../policy/policy.ts';
import type { PasskeyId } from '../ports/records.ts';
import type { Guard, GuardRefusal, Standing } from '../ports/recovery-records.ts';
import { isHeldBack } from './held-back.ts';
import { isSinceRecovery } from './hold.ts';
import { countIndependent } from './independent.ts';
import { usablePasskeys } from './usable-passkeys.ts';

/** What a deletion is decided by, beside the standing of its account. */
export interface Deletion {
  readonly passkey: PasskeyId;
  /** The passkey whose assertion confirms it; null: one that is not there any more. */
  readonly confirmedBy: PasskeyId | null;
  readonly policy: Policy;
  readonly rpId: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Whether a passkey may be deleted. One that signs in must stay (`last_way_in`); where there is no recovery, two that are
 * independent must stay where there were two (`recovery_needed`); and for 72 hours after a recovery one from before it goes only
 * by the hand of another from before it (`recovery_hold`). What signs in nowhere may always go, the hold aside.
 */
export function mayDelete(deletion: Deletion): Guard {
  return (standing) => {
    const doomed = standing.passkeys.find((it) => it.id === deletion.passkey);
    if (!doomed) return null;
    const older = !isSinceRecovery(doomed, standing.account);
    if (older && isHeldBack(standing, deletion.confirmedBy, deletion.now)) return 'recovery_hold';
    return whatMustStay(standing, deletion);
  };
}

function whatMustStay({ account, passkeys }: Standing, deletion: Deletion): GuardRefusal | null {
  const { policy, rpId } = deletion;
  const usable = usablePasskeys(passkeys, policy, rpId);
  const stay = usable.filter((it) => it.id !== deletion.passkey);
  if (stay.length === 0) return 'last_way_in';
  const recovers = policy.recoveryCodes === 'offered' || policy.totp === 'accepted';
  if (recovers && !account.recoveryOff) return null;
  return countIndependent(usable) >= 2 && countIndependent(stay) < 2 ? 'recovery_needed' : null;
}
