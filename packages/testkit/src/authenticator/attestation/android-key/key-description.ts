import { concatBytes } from '../../../encoding/bytes.ts';
import { der, derInteger, derOctetString, derSequence, derSet } from '../../../encoding/der.ts';

/** An authorization list: tag number to the DER inside the EXPLICIT tag, or a whole element in its place. */
export type AuthorizationListFields = readonly (readonly [tag: number, value: Uint8Array])[];

/** A KeyDescription before it is encoded (Android's documentation, "Key and ID attestation"). */
export interface KeyDescriptionFields {
  /** 1 to 4 of Keymaster, 100 to 400 of KeyMint. */
  readonly attestationVersion: number;
  /** 0 software, 1 trusted environment, 2 strong box. */
  readonly attestationSecurityLevel: number;
  readonly keyMintVersion: number;
  readonly keyMintSecurityLevel: number;
  readonly attestationChallenge: Uint8Array;
  readonly uniqueId: Uint8Array;
  readonly softwareEnforced: AuthorizationListFields;
  readonly hardwareEnforced: AuthorizationListFields;
}

/** Tag numbers of an authorization list. */
export const AUTHORIZATION = {
  purpose: 1,
  algorithm: 2,
  keySize: 3,
  digest: 5,
  ecCurve: 10,
  noAuthRequired: 503,
  allApplications: 600,
  creationDateTime: 701,
  origin: 702,
  osVersion: 705,
  attestationApplicationId: 709,
} as const;

/** KeyPurpose SIGN and VERIFY, KeyOrigin GENERATED and IMPORTED. */
export const SIGN = 2n;
export const VERIFY = 3n;
export const GENERATED = 0n;
export const IMPORTED = 2n;

/** A KeyDescription of a key that was generated in a trusted environment to sign. */
export function keyDescriptionOf(attestationChallenge: Uint8Array): KeyDescriptionFields {
  return {
    attestationVersion: 300,
    attestationSecurityLevel: 1,
    keyMintVersion: 300,
    keyMintSecurityLevel: 1,
    attestationChallenge,
    uniqueId: new Uint8Array(0),
    softwareEnforced: [
      [AUTHORIZATION.creationDateTime, derInteger(1_700_000_000_000n)],
      [AUTHORIZATION.attestationApplicationId, derOctetString(new TextEncoder().encode('org.example.testkit'))],
    ],
    hardwareEnforced: [
      [AUTHORIZATION.purpose, derSet(derInteger(SIGN))],
      [AUTHORIZATION.algorithm, derInteger(3n)],
      [AUTHORIZATION.keySize, derInteger(256n)],
      [AUTHORIZATION.digest, derSet(derInteger(4n))],
      [AUTHORIZATION.ecCurve, derInteger(1n)],
      [AUTHORIZATION.noAuthRequired, der(0x05)],
      [AUTHORIZATION.origin, derInteger(GENERATED)],
      [AUTHORIZATION.osVersion, derInteger(140_000n)],
    ],
  };
}

/** The fields with some tags of a list set; undefined takes one away. */
export function withAuthorizations(
  list: AuthorizationListFields,
  changed: Readonly<Record<number, Uint8Array | undefined>>,
): AuthorizationListFields {
  const all = new Map<number, Uint8Array | undefined>(list);
  for (const [tag, value] of Object.entries(changed)) all.set(Number(tag), value);
  return [...all].filter((entry): entry is [number, Uint8Array] => entry[1] !== undefined);
}

/** Encodes a KeyDescription, whatever the fields say. */
export function encodeKeyDescription(fields: KeyDescriptionFields): Uint8Array {
  return derSequence(
    derInteger(BigInt(fields.attestationVersion)),
    derEnumerated(fields.attestationSecurityLevel),
    derInteger(BigInt(fields.keyMintVersion)),
    derEnumerated(fields.keyMintSecurityLevel),
    derOctetString(fields.attestationChallenge),
    derOctetString(fields.uniqueId),
    encodeAuthorizationList(fields.softwareEnforced),
    encodeAuthorizationList(fields.hardwareEnforced),
  );
}

/** Encodes an authorization list: EXPLICIT context-specific tags in the order given. */
export function encodeAuthorizationList(list: AuthorizationListFields): Uint8Array {
  return derSequence(...list.map(([tag, value]) => authorization(tag, value)));
}

/** A value in its EXPLICIT tag. Numbers from 31 on take octets of seven bits each after the first one (X.690 §8.1.2.4). */
export function authorization(tag: number, value: Uint8Array): Uint8Array {
  if (tag < 31) return der(0xa0 | tag, value);
  const digits = [tag & 0x7f];
  for (let rest = tag >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80);
  const [, ...lengthAndValue] = der(0, value);
  return concatBytes(Uint8Array.of(0xbf, ...digits), Uint8Array.from(lengthAndValue));
}

function derEnumerated(value: number): Uint8Array {
  return der(0x0a, Uint8Array.of(value));
}
