import type { CborInput } from './cbor-input.ts';

/** A COSE_Key before it is encoded: labels to values, so that a forge can change any of them. */
export type CoseKeyMap = ReadonlyMap<CborInput, CborInput>;

/** COSE labels and values that credential public keys use (RFC 9052 §7, RFC 9053 §7, RFC 8230 §4, RFC 8812 §3.1). */
export const COSE = {
  kty: 1,
  alg: 3,
  crv: -1,
  x: -2,
  y: -3,
  n: -1,
  e: -2,
  pub: -1,
  okp: 1,
  ec2: 2,
  rsa: 3,
  akp: 7,
  p256: 1,
  p384: 2,
  p521: 3,
  x25519: 4,
  ed25519: 6,
  ed448: 7,
  secp256k1: 8,
} as const;

/** An elliptic curve point, uncompressed. */
export function ec2Key(alg: number, crv: number, x: Uint8Array, y: Uint8Array): CoseKeyMap {
  return new Map<CborInput, CborInput>([
    [COSE.kty, COSE.ec2],
    [COSE.alg, alg],
    [COSE.crv, crv],
    [COSE.x, x],
    [COSE.y, y],
  ]);
}

/** An octet key pair: Ed25519 and its relatives. */
export function okpKey(alg: number, crv: number, x: Uint8Array): CoseKeyMap {
  return new Map<CborInput, CborInput>([
    [COSE.kty, COSE.okp],
    [COSE.alg, alg],
    [COSE.crv, crv],
    [COSE.x, x],
  ]);
}

/** An RSA key; modulus and exponent big-endian without leading zeros. */
export function rsaKey(alg: number, n: Uint8Array, e: Uint8Array): CoseKeyMap {
  return new Map<CborInput, CborInput>([
    [COSE.kty, COSE.rsa],
    [COSE.alg, alg],
    [COSE.n, n],
    [COSE.e, e],
  ]);
}

/** An algorithm key pair (draft-ietf-cose-dilithium): ML-DSA. */
export function akpKey(alg: number, pub: Uint8Array): CoseKeyMap {
  return new Map<CborInput, CborInput>([
    [COSE.kty, COSE.akp],
    [COSE.alg, alg],
    [COSE.pub, pub],
  ]);
}
