import type { Policy } from '../policy/policy.ts';
import type { PasskeyRecord } from '../ports/records.ts';
import { whyUnusable } from './why-unusable.ts';

/** Those of the passkeys that sign in on the pages of that RP ID under that policy. */
export function usablePasskeys(passkeys: readonly PasskeyRecord[], policy: Policy, rpId: string): PasskeyRecord[] {
  return passkeys.filter((it) => whyUnusable(it, policy, rpId).length === 0);
}
