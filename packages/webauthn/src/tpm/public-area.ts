import { refuse } from '../refusals/refusal.ts';
import { tpmCurves, tpmHashes, tpmNull, tpmSigningSchemes } from './algorithms.ts';
import type { TpmHash } from './algorithms.ts';
import { TpmReader } from './reader.ts';

/** The key of a public area, in the terms of a COSE key; integers big-endian. */
export type TpmKey =
  | {
      readonly kty: 'EC2';
      /** COSE elliptic curve identifier. */
      readonly crv: number;
      /** As many bytes as the TPM wrote: some write no leading zeros. */
      readonly x: Uint8Array;
      readonly y: Uint8Array;
    }
  | { readonly kty: 'RSA'; readonly n: Uint8Array; readonly e: number };

/** A TPMT_PUBLIC, as far as attestation asks for it. */
export interface TpmPublicArea {
  /** The hash algorithm of the object's name. */
  readonly nameHash: TpmHash;
  /** Whether the TPM generated the key itself, signs with it, and lets it go to no other TPM or parent. */
  readonly isOfThisTpm: boolean;
  readonly key: TpmKey;
}

/** Bits of objectAttributes (Part 2, §8.3): fixedTPM, fixedParent, sensitiveDataOrigin and sign. */
const ofThisTpm = 0x0004_0032;
const defaultExponent = 65_537;

/** The types of keys (TPMI_ALG_PUBLIC): each reads its parameters and its unique field. */
const keyTypes: ReadonlyMap<number, (reader: TpmReader) => TpmKey> = new Map([
  [0x0001, readRsa],
  [0x0023, readEcc],
]);

/**
 * Parses `pubArea` of a statement (§8.3): a TPMT_PUBLIC (TPM 2.0 Library Part 2, §12.2.4) of a key that can sign.
 * @throws Refusal bad_attestation
 */
export function parsePublicArea(bytes: Uint8Array): TpmPublicArea {
  const reader = new TpmReader(bytes);
  const readKey = keyTypes.get(reader.uint16());
  if (readKey === undefined) return refuse('bad_attestation', 'a TPM key that is neither RSA nor ECC');
  const nameHash = readHash(reader);
  // objectAttributes and authPolicy: they say how the key may be used inside the TPM.
  const isOfThisTpm = (reader.uint32() & ofThisTpm) === ofThisTpm;
  reader.sized();
  // The symmetric algorithm is for keys that protect others (§12.2.3.5, §12.2.3.6).
  requireNull(reader);
  const key = readKey(reader);
  reader.end();
  return { nameHash, isOfThisTpm, key };
}

/** TPMS_RSA_PARMS and TPM2B_PUBLIC_KEY_RSA. An exponent of 0 stands for the default one. */
function readRsa(reader: TpmReader): TpmKey {
  readScheme(reader, 'RSA');
  const bits = reader.uint16();
  const e = reader.uint32() || defaultExponent;
  const n = reader.sized();
  if (n.length * 8 !== bits) refuse('bad_attestation', 'a TPM key whose modulus has not the size that it names');
  return { kty: 'RSA', n, e };
}

/** TPMS_ECC_PARMS and TPMS_ECC_POINT. */
function readEcc(reader: TpmReader): TpmKey {
  readScheme(reader, 'EC2');
  const crv =
    tpmCurves.get(reader.uint16()) ?? refuse('bad_attestation', 'a TPM key on a curve that is not in the table');
  // The key derivation function is for key agreement.
  requireNull(reader);
  return { kty: 'EC2', crv, x: reader.sized(), y: reader.sized() };
}

/** A scheme that the key is bound to, or none. */
function readScheme(reader: TpmReader, kty: TpmKey['kty']): void {
  const scheme = reader.uint16();
  if (scheme === tpmNull) return;
  if (!tpmSigningSchemes[kty].includes(scheme)) refuse('bad_attestation', 'a TPM key of an unknown signing scheme');
  readHash(reader);
}

function readHash(reader: TpmReader): TpmHash {
  const id = reader.uint16();
  const hash = tpmHashes.find((row) => row.id === id);
  return hash ?? refuse('bad_attestation', 'a hash algorithm of a TPM that is not in the table');
}

function requireNull(reader: TpmReader): void {
  if (reader.uint16() !== tpmNull) refuse('bad_attestation', 'a TPM key that is not one for signing');
}
