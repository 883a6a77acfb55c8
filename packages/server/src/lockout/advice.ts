import type { Advice } from '@signet/protocol';
import type { Policy } from '../policy/policy.ts';
import type { Standing } from '../ports/recovery-records.ts';
import { countIndependent } from './independent.ts';
import { usablePasskeys } from './usable-passkeys.ts';
import { waysIn } from './ways-in.ts';

/** So few codes are few. */
const fewCodes = 2;

/** What the owner of an account should do about its ways in, most urgent first. */
export function adviceFor(standing: Standing, policy: Policy, rpId: string): readonly Advice[] {
  const suspected = standing.passkeys.some((it) => it.status === 'suspected_clone');
  const about = [aboutPasskeys(standing, policy, rpId), suspected && ('look-at-suspected-passkey' as const)];
  const advice = about.filter((it) => it !== null && it !== false);
  const codes = aboutCodes(standing, policy);
  // Who is told to make codes for want of anything else is not told twice.
  return codes === null || advice.includes('add-a-passkey-or-codes') ? advice : [...advice, codes];
}

function aboutPasskeys(standing: Standing, policy: Policy, rpId: string): Advice | null {
  const usable = usablePasskeys(standing.passkeys, policy, rpId);
  if (usable.length === 0) return 'add-a-passkey';
  if (countIndependent(usable) >= 2 || waysIn(standing, policy, rpId).recovery.length > 0) return null;
  const stays = usable.every((it) => !it.backupEligible);
  return stays && mayHaveCodes(standing, policy) ? 'add-a-passkey-or-codes' : 'add-a-second-way-in';
}

function aboutCodes(standing: Standing, policy: Policy): Advice | null {
  if (!mayHaveCodes(standing, policy) || standing.codesLeft > fewCodes) return null;
  return standing.codesLeft === 0 ? 'make-codes' : 'codes-running-out';
}

function mayHaveCodes({ account }: Standing, policy: Policy): boolean {
  return policy.recoveryCodes === 'offered' && !account.recoveryOff;
}
