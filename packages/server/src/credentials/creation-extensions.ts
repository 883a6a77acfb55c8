import type { CredentialProtectionInput, RegistrationExtensionInputs } from '@signet/webauthn';
import type { Policy } from '../policy/policy.ts';

/** What a creation asks of extensions (§9). */
export function creationExtensions(policy: Policy): RegistrationExtensionInputs {
  const credProtect = demandedProtection(policy);
  return { credProps: true, ...(credProtect && { credProtect }) };
}

/** The protection that a policy demands: no credential is better than one that is protected less. */
export function demandedProtection({ credentialProtection }: Policy): CredentialProtectionInput | null {
  return credentialProtection === 'none' ? null : { policy: credentialProtection, enforce: true };
}

/**
 * What a creation asks of user verification. A protected credential is not found without it (CTAP 2.1, 12.1), so that one
 * made by an authenticator that cannot verify would never sign in.
 */
export function verificationOfNew({ credentialProtection, userVerification }: Policy): Policy['userVerification'] {
  return credentialProtection === 'none' ? userVerification : 'required';
}
