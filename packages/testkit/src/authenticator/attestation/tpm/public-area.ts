import { concatBytes } from '../../../encoding/bytes.ts';
import { COSE } from '../../../encoding/cose-key.ts';
import type { CoseKeyMap } from '../../../encoding/cose-key.ts';
import { integerFromBytes } from '../../../encoding/integers.ts';
import { sized, TPM, uint16, uint32 } from './structures.ts';

/** A TPMT_PUBLIC before it is encoded. Of the fields after `scheme` each type of key has its own. */
export interface PublicAreaFields {
  /** {@link TPM}.rsa or .ecc. */
  readonly type: number;
  readonly nameAlgorithm: number;
  readonly attributes: number;
  readonly authPolicy: Uint8Array;
  readonly symmetric: number;
  /** A scheme, and what follows it: UINT16s. */
  readonly scheme: readonly number[];
  readonly keyBits: number;
  /** 0 stands for 65537. */
  readonly exponent: number;
  readonly modulus: Uint8Array;
  readonly curve: number;
  readonly kdf: number;
  readonly x: Uint8Array;
  readonly y: Uint8Array;
}

/** fixedTPM, fixedParent, sensitiveDataOrigin, userWithAuth, noDA, sign. */
const SIGNING_KEY = 0x0004_0472;
const CURVES = new Map<unknown, number>([
  [COSE.p256, TPM.p256],
  [COSE.p384, TPM.p384],
  [COSE.p521, TPM.p521],
]);

/** The public area of a credential's key; throws a TypeError for a key that no TPM makes. */
export function publicAreaOf(key: CoseKeyMap): PublicAreaFields {
  const isRsa = key.get(COSE.kty) === COSE.rsa;
  if (!isRsa && !CURVES.has(key.get(COSE.crv))) throw new TypeError('a TPM has no such key');
  const modulus = isRsa ? bytesOf(key, COSE.n) : new Uint8Array(0);
  const exponent = isRsa ? Number(integerFromBytes(bytesOf(key, COSE.e))) : 0;
  return {
    type: isRsa ? TPM.rsa : TPM.ecc,
    nameAlgorithm: TPM.sha256,
    attributes: SIGNING_KEY,
    authPolicy: new Uint8Array(0),
    symmetric: TPM.null,
    scheme: [TPM.null],
    keyBits: modulus.length * 8,
    exponent: exponent === 65_537 ? 0 : exponent,
    modulus,
    curve: CURVES.get(key.get(COSE.crv)) ?? 0,
    kdf: TPM.null,
    x: isRsa ? new Uint8Array(0) : bytesOf(key, COSE.x),
    y: isRsa ? new Uint8Array(0) : bytesOf(key, COSE.y),
  };
}

/** Encodes a TPMT_PUBLIC (TPM 2.0 Library, Part 2, §12.2.4), whatever the fields say. */
export function encodePublicArea(fields: PublicAreaFields): Uint8Array {
  const key =
    fields.type === TPM.rsa
      ? [uint16(fields.keyBits), uint32(fields.exponent), sized(fields.modulus)]
      : [uint16(fields.curve), uint16(fields.kdf), sized(fields.x), sized(fields.y)];
  return concatBytes(
    uint16(fields.type),
    uint16(fields.nameAlgorithm),
    uint32(fields.attributes),
    sized(fields.authPolicy),
    uint16(fields.symmetric),
    ...fields.scheme.map(uint16),
    ...key,
  );
}

function bytesOf(key: CoseKeyMap, label: number): Uint8Array {
  const value = key.get(label);
  if (!(value instanceof Uint8Array)) throw new TypeError('not a key of this type');
  return value;
}
