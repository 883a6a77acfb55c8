import type { Policy } from '../policy/policy.ts';
import type { Standing } from '../ports/recovery-records.ts';
import { waysIn } from './ways-in.ts';
import type { RecoveryWay, WaysIn } from './ways-in.ts';

/** What becomes of somebody: no passkey signs in any more but recovery begins, or nothing works any more. */
export interface LockedOut {
  readonly left: 'recovery' | 'nothing';
  /** The fields of the policy by which it stopped. */
  readonly because: readonly string[];
}

const fieldOf = { codes: 'recoveryCodes', totp: 'totp' } as const satisfies Record<RecoveryWay, keyof Policy>;
const ranks = ['nothing', 'recovery', 'passkeys'] as const;

/**
 * Whom a change of policy takes the last of their passkeys, or of their ways in. Null: it does not, for they have some left, or
 * had none before, or are suspended.
 */
export function lockedOut(standing: Standing, from: Policy, to: Policy, rpId: string): LockedOut | null {
  if (standing.account.status !== 'active') return null;
  const [before, after] = [waysIn(standing, from, rpId), waysIn(standing, to, rpId)];
  const left = best(after);
  if (left === 'passkeys' || ranks.indexOf(left) >= ranks.indexOf(best(before))) return null;
  const lost = left === 'nothing' ? before.recovery.map((it) => fieldOf[it]) : [];
  return { left, because: [...new Set([...stopped(before, after), ...lost])] };
}

function best({ passkeys, recovery }: WaysIn): (typeof ranks)[number] {
  if (passkeys.length > 0) return 'passkeys';
  return recovery.length > 0 ? 'recovery' : 'nothing';
}

function stopped(before: WaysIn, after: WaysIn): string[] {
  return after.unusable.filter((it) => before.passkeys.includes(it.id)).flatMap((it) => it.because);
}
