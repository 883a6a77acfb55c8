import type { Policy } from '../policy/policy.ts';
import type { PasskeyId } from '../ports/records.ts';
import type { Standing } from '../ports/recovery-records.ts';
import { whyUnusable } from './why-unusable.ts';
import type { Because } from './why-unusable.ts';

/** A way to begin a recovery. */
export type RecoveryWay = 'codes' | 'totp';

/** How an account can be got into. */
export interface WaysIn {
  /** Those that sign in, oldest first. */
  readonly passkeys: readonly PasskeyId[];
  readonly unusable: readonly { readonly id: PasskeyId; readonly because: readonly Because[] }[];
  readonly recovery: readonly RecoveryWay[];
}

/**
 * The ways into an account under a policy. Codes count once their owner has stored them. Whether the account is suspended is
 * another question: these are its ways in once it is not.
 * @param rpId of the pages that people sign in on
 */
export function waysIn(standing: Standing, policy: Policy, rpId: string): WaysIn {
  const judged = standing.passkeys.map((it) => ({ id: it.id, because: whyUnusable(it, policy, rpId) }));
  return {
    passkeys: judged.filter((it) => it.because.length === 0).map((it) => it.id),
    unusable: judged.filter((it) => it.because.length > 0),
    recovery: recoveryWays(standing, policy),
  };
}

function recoveryWays({ account, codesLeft, totp }: Standing, policy: Policy): RecoveryWay[] {
  if (account.recoveryOff) return [];
  const ways: RecoveryWay[] = [];
  if (policy.recoveryCodes === 'offered' && codesLeft > 0) ways.push('codes');
  if (policy.totp === 'accepted' && totp) ways.push('totp');
  return ways;
}
