/** A short Weierstrass curve y² = x³ − 3x + b over a prime field, as the NIST curves are (SP 800-186 §3.2.1). */
export interface WeierstrassCurve {
  /** COSE elliptic curve identifier (RFC 9053 §7.1). */
  readonly id: number;
  /** The platform's name of it. */
  readonly name: string;
  /** Bytes of a coordinate. */
  readonly size: number;
  readonly p: bigint;
  readonly b: bigint;
  /** Order of the base point, big-endian. */
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
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  order: fromHex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'),
  spkiPrefix: fromHex('3059301306072a8648ce3d020106082a8648ce3d03010703420004'),
};

/** The table of curves with (x, y) coordinates. */
export const weierstrassCurves: readonly WeierstrassCurve[] = [p256];

/** Ed25519 (RFC 8032 §5.1). */
export const ed25519: {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly p: bigint;
  readonly d: bigint;
  /** Order of the base point, little-endian, as long as half a signature. */
  readonly order: Uint8Array;
  readonly spkiPrefix: Uint8Array;
} = {
  id: 6,
  name: 'ed25519',
  size: 32,
  p: (1n << 255n) - 19n,
  d: 37095705934669439343138083508754565189542113879843219016388785533085940283555n,
  order: fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010'),
  spkiPrefix: fromHex('302a300506032b6570032100'),
};

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
