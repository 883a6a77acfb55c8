import { checkExpectedOrigins } from '../client-data/origins.ts';
import { checkProtection } from '../extensions/cred-protect.ts';
import { TrustAnchors } from '../x509/path/trust-anchors.ts';
import { checkStatementPolicy } from './check-statement-policy.ts';
import type {
  AttestationPolicy,
  CredentialRecord,
  CrossOriginPolicy,
  ExpectedAuthentication,
  ExpectedRegistration,
  RegistrationExtensionPolicy,
} from './expected.ts';
import { isValidRpId } from './rp-id.ts';
import { assertCredentialId } from './verified.ts';

/**
 * The caller's side of a verification. A member that is missing or not one of its values is a mistake of the caller and a
 * TypeError: it can never mean that a check is skipped.
 */
type ExpectedCommon = Omit<
  ExpectedRegistration,
  'mediation' | 'algorithms' | 'attestation' | 'backupEligible' | 'registered'
>;

/** RP IDs that were found valid. Bounded: callers name few. */
const knownRpIds = new Set<string>();
const knownAtMost = 1024;

/** @throws TypeError */
export function checkExpectedRegistration(expected: ExpectedRegistration): void {
  checkCommon(expected);
  checkProtectionPolicy(expected.extensions);
  oneOf(expected.mediation, ['conditional', 'optional', 'required'], 'expected.mediation');
  const { algorithms, attestation, registered } = expected;
  if (!Array.isArray(algorithms) || algorithms.length === 0) throw new TypeError('expected.algorithms names none');
  if (!algorithms.every(Number.isSafeInteger)) throw new TypeError('expected.algorithms holds what is no identifier');
  oneOf(attestation?.none, ['accepted', 'refused'], 'expected.attestation.none');
  oneOf(attestation.self, ['accepted', 'refused'], 'expected.attestation.self');
  oneOf(attestation.certified, ['accepted-untrusted', 'trust-required'], 'expected.attestation.certified');
  if ((countAnchors(attestation.anchors) > 0 || attestation.at !== undefined) && !Number.isFinite(attestation.at)) {
    throw new TypeError('expected.attestation.at is no time; it is required where anchors are named');
  }
  checkStatementPolicy(attestation);
  oneOf(expected.backupEligible, ['accepted', 'refused'], 'expected.backupEligible');
  if (registered !== 'store-refuses-duplicates' && typeof registered !== 'function') {
    throw new TypeError('expected.registered is neither store-refuses-duplicates nor a function');
  }
}

function countAnchors(anchors: AttestationPolicy['anchors']): number {
  if (anchors instanceof TrustAnchors) return anchors.size;
  if (!Array.isArray(anchors)) throw new TypeError('expected.attestation.anchors is neither an array nor TrustAnchors');
  for (const anchor of anchors) bytes(anchor, 'expected.attestation.anchors');
  return anchors.length;
}

/** @throws TypeError */
export function checkExpectedAuthentication(expected: ExpectedAuthentication, credential: CredentialRecord): void {
  checkCommon(expected);
  const { user, allowCredentials, appId } = expected;
  oneOf(user?.identified, ['before', 'by-user-handle'], 'expected.user.identified');
  if (user.identified === 'before') bytes(user.userHandle, 'expected.user.userHandle');
  if (allowCredentials !== 'discoverable') {
    if (!Array.isArray(allowCredentials)) throw new TypeError('expected.allowCredentials is not an array');
    for (const id of allowCredentials) bytes(id, 'expected.allowCredentials');
  }
  oneOf(expected.signCount, ['refused', 'flagged', 'refused-unless-backup-eligible'], 'expected.signCount');
  oneOf(expected.backupUpgrade, ['refused', 'accepted'], 'expected.backupUpgrade');
  oneOf(expected.attestedCredentialData, ['ignored', 'refused'], 'expected.attestedCredentialData');
  if (appId !== undefined && (typeof appId !== 'string' || appId === '')) {
    throw new TypeError('expected.appId is not text');
  }
  checkCredential(credential);
}

function checkCredential(credential: CredentialRecord): void {
  bytes(credential?.id, 'credential.id');
  assertCredentialId(credential.id);
  bytes(credential.publicKey, 'credential.publicKey');
  bytes(credential.userHandle, 'credential.userHandle');
  if (!Number.isSafeInteger(credential.alg)) throw new TypeError('credential.alg is not a COSE algorithm identifier');
  if (!Number.isSafeInteger(credential.signCount) || credential.signCount < 0) {
    throw new TypeError('credential.signCount is not a counter');
  }
  if (typeof credential.backupEligible !== 'boolean') throw new TypeError('credential.backupEligible is not a boolean');
}

function checkCommon(expected: ExpectedCommon): void {
  bytes(expected?.challenge, 'expected.challenge');
  checkRpIds(expected.rpIds);
  checkExpectedOrigins(expected.origins, 'expected.origins');
  if (expected.origins.length === 0) throw new TypeError('expected.origins names no origin');
  checkCrossOriginPolicy(expected.crossOrigin);
  oneOf(expected.userVerification, ['required', 'preferred', 'discouraged'], 'expected.userVerification');
  const requested: unknown = expected.extensions?.requested;
  if (!Array.isArray(requested) || !requested.every((it) => typeof it === 'string')) {
    throw new TypeError('expected.extensions.requested is not an array of identifiers');
  }
  oneOf(expected.extensions.unsolicited, ['ignored', 'refused'], 'expected.extensions.unsolicited');
  if (expected.legacyTpmRs1 !== undefined) {
    oneOf(expected.legacyTpmRs1, ['accepted', 'refused'], 'expected.legacyTpmRs1');
  }
}

function checkProtectionPolicy({ requested, credProtect }: RegistrationExtensionPolicy): void {
  if (requested.includes('credProtect') !== (credProtect !== undefined)) {
    throw new TypeError('expected.extensions.credProtect goes with credProtect in expected.extensions.requested');
  }
  if (credProtect !== undefined) checkProtection(credProtect, 'expected.extensions.credProtect');
}

function checkRpIds(rpIds: readonly string[]): void {
  if (!Array.isArray(rpIds) || rpIds.length === 0) throw new TypeError('expected.rpIds names no RP ID');
  for (const rpId of rpIds) {
    if (knownRpIds.has(rpId)) continue;
    if (typeof rpId !== 'string' || !isValidRpId(rpId)) throw new TypeError('expected.rpIds holds what is no RP ID');
    if (knownRpIds.size >= knownAtMost) knownRpIds.clear();
    knownRpIds.add(rpId);
  }
}

function checkCrossOriginPolicy(policy: CrossOriginPolicy): void {
  if (policy === 'refused') return;
  if (typeof policy !== 'object' || policy === null) throw new TypeError('expected.crossOrigin is no policy');
  oneOf(policy.missingTopOrigin, ['refused', 'accepted'], 'expected.crossOrigin.missingTopOrigin');
  checkExpectedOrigins(policy.topOrigins, 'expected.crossOrigin.topOrigins');
}

function bytes(value: unknown, name: string): void {
  if (!(value instanceof Uint8Array) || value.length === 0) throw new TypeError(`${name} is not a byte string`);
}

function oneOf(value: unknown, values: readonly string[], name: string): void {
  if (typeof value !== 'string' || !values.includes(value)) {
    throw new TypeError(`${name} is not one of ${values.join(', ')}`);
  }
}
