import { readDer } from '../../der/element.ts';
import type { DerElement } from '../../der/element.ts';
import { derEnumerated, derOctetString, derSmallInteger } from '../../der/primitives.ts';
import { derTag, expectTag, readDerChildren, readDerOnly } from '../../der/walk.ts';
import { refuse } from '../../refusals/refusal.ts';

/** The attestation extension of a key of Android (§8.4.1), as far as §8.4 asks for it. */
export interface KeyDescription {
  /** Where the description was made. */
  readonly attestationSecurityLevel: SecurityLevel;
  /** Where the key lives. */
  readonly keySecurityLevel: SecurityLevel;
  readonly attestationChallenge: Uint8Array;
  readonly softwareEnforced: AuthorizationList;
  readonly teeEnforced: AuthorizationList;
}

export type SecurityLevel = 'software' | 'trusted-environment' | 'strong-box';

/** What one environment holds a key to. */
export interface AuthorizationList {
  /** Whether it says nothing at all. */
  readonly empty: boolean;
  readonly allApplications: boolean;
  /** Values of KeyOrigin and KeyPurpose; undefined where the list does not say. */
  readonly origin: number | undefined;
  readonly purpose: readonly number[] | undefined;
}

/** Keymaster 2 to 4.1, and KeyMint 1 to 5. */
const attestationVersions: readonly number[] = [1, 2, 3, 4, 100, 200, 300, 400, 500];
/** By their value. */
const securityLevels: readonly SecurityLevel[] = ['software', 'trusted-environment', 'strong-box'];

/** Tag numbers of an authorization list. */
const purposeTag = 1;
const allApplicationsTag = 600;
const originTag = 702;

const parts = 8;
const maxAuthorizations = 128;
const maxPurposes = 16;
/** The class and form of an EXPLICIT tag: context-specific, constructed. */
const explicit = 0xa0;
const classAndForm = 0xe0;

/**
 * Parses a KeyDescription (the schema in "Key and ID attestation" of Android's documentation).
 * @param bytes content of the extension
 * @throws Refusal bad_attestation
 */
export function parseKeyDescription(bytes: Uint8Array): KeyDescription {
  const whole = readDerOnly(bytes, derTag.sequence, 'bad_attestation');
  const [version, level, keyVersion, keyLevel, challenge, uniqueId, software, tee] = readDerChildren(
    bytes,
    whole,
    parts,
    'bad_attestation',
  );
  if (!attestationVersions.includes(derSmallInteger(bytes, version, 'bad_attestation'))) {
    refuse('bad_attestation', 'a key description of an unknown version');
  }
  derSmallInteger(bytes, keyVersion, 'bad_attestation');
  derOctetString(bytes, uniqueId, 'bad_attestation');
  return {
    attestationSecurityLevel: readSecurityLevel(bytes, level),
    keySecurityLevel: readSecurityLevel(bytes, keyLevel),
    attestationChallenge: derOctetString(bytes, challenge, 'bad_attestation'),
    softwareEnforced: readAuthorizationList(bytes, software),
    teeEnforced: readAuthorizationList(bytes, tee),
  };
}

function readSecurityLevel(bytes: Uint8Array, element: DerElement | undefined): SecurityLevel {
  const level = securityLevels[derEnumerated(bytes, element, 'bad_attestation')];
  return level ?? refuse('bad_attestation', 'a security level that is unknown');
}

/** Each authorization by its tag number. Those that are not known here, of newer versions, are passed over one by one. */
function readAuthorizationList(bytes: Uint8Array, element: DerElement | undefined): AuthorizationList {
  const list = expectTag(element, derTag.sequence, 'bad_attestation');
  const authorizations = new Map<number, DerElement>();
  for (const item of readDerChildren(bytes, list, maxAuthorizations, 'bad_attestation')) {
    if (authorizations.has(item.tagNumber))
      refuse('bad_attestation', 'an authorization list that says something twice');
    authorizations.set(item.tagNumber, readExplicit(bytes, item));
  }
  const origin = authorizations.get(originTag);
  const purpose = authorizations.get(purposeTag);
  return {
    empty: authorizations.size === 0,
    allApplications: authorizations.has(allApplicationsTag),
    origin: origin && derSmallInteger(bytes, origin, 'bad_attestation'),
    purpose: purpose && readPurpose(bytes, purpose),
  };
}

/** The one element inside an EXPLICIT tag. */
function readExplicit(bytes: Uint8Array, { tag, contentStart, end }: DerElement): DerElement {
  if ((tag & classAndForm) !== explicit) refuse('bad_attestation', 'an authorization without an explicit tag');
  const inner = readDer(bytes, contentStart, end, 'bad_attestation');
  if (inner.end !== end) refuse('bad_attestation', 'an authorization of more than one value');
  return inner;
}

function readPurpose(bytes: Uint8Array, element: DerElement): readonly number[] {
  const set = expectTag(element, derTag.set, 'bad_attestation');
  const values = readDerChildren(bytes, set, maxPurposes, 'bad_attestation');
  return values.map((value) => derSmallInteger(bytes, value, 'bad_attestation'));
}
