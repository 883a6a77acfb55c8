import type { Policy } from '../policy/policy.ts';
import type { PasskeyRecord } from '../ports/records.ts';

/** What happened just now: an assertion, or a registration, of this passkey. */
export interface Proof {
  readonly passkey: Pick<PasskeyRecord, 'attestationFormat' | 'attestationTrusted' | 'backupEligible'>;
  readonly userVerified: boolean;
}

/** Authenticator assurance levels (NIST SP 800-63B), lowest first. */
export const assuranceLevels = ['aal1', 'aal2'] as const;
export type AssuranceLevel = (typeof assuranceLevels)[number];

/**
 * Formats whose trusted statement is made by hardware that holds the key. Not among them: android-key, for the record does not
 * say whether the key store was software, safetynet, which is about the device, and compound.
 */
const madeByHardware: readonly string[] = ['packed', 'tpm', 'fido-u2f', 'apple'];

/** The level that a proof has: a key and a verified user are two factors. */
export function assuranceOf({ userVerified }: Proof): AssuranceLevel {
  return userVerified ? 'aal2' : 'aal1';
}

/**
 * The methods (RFC 8176) of what happened, not of what was asked: a key was held (`pop`) and somebody was there (`user`);
 * with user verification `mfa`; `hwk` only where a trusted statement proved that the key stays in hardware.
 */
export function methodsOf({ passkey, userVerified }: Proof): readonly string[] {
  const { attestationFormat, attestationTrusted, backupEligible } = passkey;
  const inHardware = attestationTrusted && !backupEligible && madeByHardware.includes(attestationFormat);
  return ['pop', 'user', ...(userVerified ? ['mfa'] : []), ...(inHardware ? ['hwk'] : [])];
}

/** How long a session of that level lives, seconds: not seen, and in any case. */
export function lifetimesOf(
  level: AssuranceLevel,
  policy: Policy,
): { readonly idle: number; readonly absolute: number } {
  return level === 'aal2'
    ? { idle: policy.sessionIdle, absolute: policy.sessionAbsolute }
    : { idle: policy.presenceSessionIdle, absolute: policy.presenceSessionAbsolute };
}
