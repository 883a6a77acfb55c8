import { COSE } from '../../encoding/cose-key.ts';

/** A curve y² = x³ + ax + b over a prime field (SP 800-186 §3.2.1; secp256k1: SEC 2 §2.4.1). */
export interface Curve {
  /** COSE elliptic curve identifier. */
  readonly crv: number;
  /** Names of it: in a JWK, and the platform's own. */
  readonly jwk: string;
  readonly platform: string;
  /** Bytes of a coordinate. */
  readonly size: number;
  readonly prime: bigint;
  readonly a: bigint;
  readonly b: bigint;
  /** The order n of the base point. */
  readonly order: bigint;
}

export const P256: Curve = {
  crv: COSE.p256,
  jwk: 'P-256',
  platform: 'prime256v1',
  size: 32,
  prime: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  a: -3n,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
};

export const P384: Curve = {
  crv: COSE.p384,
  jwk: 'P-384',
  platform: 'secp384r1',
  size: 48,
  prime: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
  a: -3n,
  b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
};

export const P521: Curve = {
  crv: COSE.p521,
  jwk: 'P-521',
  platform: 'secp521r1',
  size: 66,
  prime:
    0x1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffn,
  a: -3n,
  b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  order:
    0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
};

export const SECP256K1: Curve = {
  crv: COSE.secp256k1,
  jwk: 'secp256k1',
  platform: 'secp256k1',
  size: 32,
  prime: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2fn,
  a: 0n,
  b: 7n,
  order: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
};
