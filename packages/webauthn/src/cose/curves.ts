import { fromHex } from '../bytes/hex.ts';

/** A short Weierstrass curve y² = x³ + ax + b over a prime field (SP 800-186 §2.1.1). */
export interface WeierstrassCurve {
  /** COSE elliptic curve identifier (RFC 9053 §7.1, RFC 8812 §3.1). */
  readonly id: number;
  /** The platform's name of it. */
  readonly name: string;
  /** Bytes of a coordinate. */
  readonly size: number;
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
  /** Order of the base point, big-endian, as long as a coordinate. */
  readonly order: Uint8Array;
  /** DER SubjectPublicKeyInfo up to and including the 04 of an uncompressed point. */
  readonly spkiPrefix: Uint8Array;
}

/** P-256 (secp256r1). */
export const p256: WeierstrassCurve = {
  id: 1,
  name: 'prime256v1',
  size: 32,
  p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  a: -3n,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  order: fromHex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'),
  spkiPrefix: fromHex('3059301306072a8648ce3d020106082a8648ce3d03010703420004'),
};

/** P-384 (secp384r1). */
const p384: WeierstrassCurve = {
  id: 2,
  name: 'secp384r1',
  size: 48,
  p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
  a: -3n,
  b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  order: fromHex('ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973'),
  spkiPrefix: fromHex('3076301006072a8648ce3d020106052b8104002203620004'),
};

/** P-521 (secp521r1). A coordinate has 521 bits in 66 bytes. */
const p521: WeierstrassCurve = {
  id: 3,
  name: 'secp521r1',
  size: 66,
  p: 0x01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffn,
  a: -3n,
  b: 0x0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  order: fromHex(
    '01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409',
  ),
  spkiPrefix: fromHex('30819b301006072a8648ce3d020106052b810400230381860004'),
};

/** secp256k1 (RFC 8812). */
const secp256k1: WeierstrassCurve = {
  id: 8,
  name: 'secp256k1',
  size: 32,
  p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2fn,
  a: 0n,
  b: 7n,
  order: fromHex('fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'),
  spkiPrefix: fromHex('3056301006072a8648ce3d020106052b8104000a03420004'),
};

/** The table of curves with (x, y) coordinates. */
const weierstrassCurves: readonly WeierstrassCurve[] = [p256, p384, p521, secp256k1];

/** The curve of that COSE identifier, or undefined. */
export function findWeierstrassCurve(id: number | null): WeierstrassCurve | undefined {
  return weierstrassCurves.find((row) => row.id === id);
}
