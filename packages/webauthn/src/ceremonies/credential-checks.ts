import type { AuthenticatorData } from '../authenticator-data/authenticator-data.ts';
import { equalBytes } from '../bytes/equal.ts';
import type { VerificationKey } from '../crypto/key-cache.ts';
import type { KeyCache } from '../crypto/key-cache.ts';
import { verificationKey } from '../crypto/verification-key.ts';
import type { AuthenticationResponse } from '../public-key-credential/authentication-response.ts';
import { refuse } from '../refusals/refusal.ts';
import type { CredentialRecord, ExpectedAuthentication, ExpectedUser } from './expected.ts';
import type { CheckResult } from './row.ts';

/** A.5. @throws Refusal credential_not_allowed */
export function checkAllowed(id: Uint8Array, allowed: ExpectedAuthentication['allowCredentials']): CheckResult {
  if (allowed === 'discoverable') return 'not-applicable';
  if (!allowed.some((one) => equalBytes(one, id))) {
    refuse('credential_not_allowed', 'the credential is not among allowCredentials');
  }
  return undefined;
}

/**
 * A.6: the record is this credential's and the account's. A user handle of somebody else is told apart from a credential
 * of somebody else, and looked at first: it is what a response of another account brings along.
 * @throws Refusal credential_not_owned, user_handle_mismatch, user_handle_missing
 */
export function checkOwner(response: AuthenticationResponse, credential: CredentialRecord, user: ExpectedUser): void {
  const { userHandle } = response;
  const before = user.identified === 'before';
  if (!before && userHandle === null) refuse('user_handle_missing', 'a nameless ceremony came without user handle');
  const account = before ? user.userHandle : credential.userHandle;
  if (userHandle !== null && !equalBytes(userHandle, account)) {
    refuse('user_handle_mismatch', 'the user handle is that of another account');
  }
  if (!equalBytes(response.rawId, credential.id)) refuse('credential_not_owned', 'the record is of another credential');
  if (!equalBytes(credential.userHandle, account))
    refuse('credential_not_owned', 'the credential is of another account');
}

/** §6.1: an assertion should carry no attested credential data; some authenticators send it. */
export function checkNoAttestedData(
  data: AuthenticatorData,
  rawId: Uint8Array,
  policy: ExpectedAuthentication['attestedCredentialData'],
): CheckResult {
  const attested = data.attestedCredentialData;
  if (attested === null) return 'not-applicable';
  if (policy === 'refused') refuse('unexpected_attested_data', 'an assertion carries attested credential data');
  if (!equalBytes(attested.credentialId, rawId)) {
    refuse('unexpected_attested_data', 'the attested credential data name another credential');
  }
  return undefined;
}

/** A.19. @throws Refusal backup_changed */
export function checkBackupEligibility(
  be: boolean,
  credential: CredentialRecord,
  upgrade: ExpectedAuthentication['backupUpgrade'],
): void {
  if (be === credential.backupEligible) return;
  if (!be) refuse('backup_changed', 'a backup eligible credential came without the BE flag');
  if (upgrade === 'refused')
    refuse('backup_changed', 'a credential that was not backup eligible came with the BE flag');
}

/** A.21: the stored key, and that it still has the algorithm that was registered. @throws Refusal alg_mismatch and those of keys */
export function storedKey(credential: CredentialRecord, idText: string, keys: KeyCache | undefined): VerificationKey {
  const key = verificationKey(idText, credential.publicKey, keys);
  if (key.alg !== credential.alg) refuse('alg_mismatch', 'the stored key has another algorithm than was registered');
  return key;
}

/** A.22, after the signature: whether the counter rose, or stayed zero. @throws Refusal sign_count_not_increased */
export function checkSignCount(
  data: AuthenticatorData,
  stored: number,
  policy: ExpectedAuthentication['signCount'],
): boolean {
  if (data.signCount > stored || (data.signCount === 0 && stored === 0)) return true;
  if (policy === 'refused' || (policy === 'refused-unless-backup-eligible' && !data.flags.be)) {
    refuse('sign_count_not_increased', 'the signature counter did not rise');
  }
  return false;
}
