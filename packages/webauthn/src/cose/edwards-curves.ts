import { fromHex } from '../bytes/hex.ts';

/** A twisted Edwards curve a·x² + y² = 1 + d·x²·y² over a prime field (RFC 8032 §5). */
export interface EdwardsCurve {
  /** COSE elliptic curve identifier (RFC 9053 §7.1). */
  readonly id: number;
  /** The platform's name of it. */
  readonly name: string;
  /** Bytes of an encoded point: y little-endian, its top bit the sign of x. Half of a signature. */
  readonly size: number;
  readonly p: bigint;
  readonly a: bigint;
  readonly d: bigint;
  /** Order of the base point, little-endian, as long as half a signature. */
  readonly order: Uint8Array;
  /**
   * The y coordinates of the points whose order divides the cofactor. With such a key one signature verifies for every message.
   * Their encodings with either sign bit, canonical or not, all reduce to these.
   */
  readonly smallOrderY: ReadonlySet<bigint>;
  readonly spkiPrefix: Uint8Array;
}

const p25519 = (1n << 255n) - 19n;
const eighth = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;

/** Ed25519 (RFC 8032 §5.1). Small order: 1 and −1 (orders 1 and 2), 0 (order 4), and two of order 8. */
export const ed25519: EdwardsCurve = {
  id: 6,
  name: 'ed25519',
  size: 32,
  p: p25519,
  a: -1n,
  d: 37095705934669439343138083508754565189542113879843219016388785533085940283555n,
  order: fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010'),
  smallOrderY: new Set([0n, 1n, p25519 - 1n, eighth, p25519 - eighth]),
  spkiPrefix: fromHex('302a300506032b6570032100'),
};

const p448 = (1n << 448n) - (1n << 224n) - 1n;

/** Ed448 (RFC 8032 §5.2). Small order: 1 and −1 (orders 1 and 2), 0 (order 4). */
const ed448: EdwardsCurve = {
  id: 7,
  name: 'ed448',
  size: 57,
  p: p448,
  a: 1n,
  d: p448 - 39081n,
  order: fromHex(
    'f34458ab92c27823558fc58d72c26c219036d6ae49db4ec4e923ca7cffffffffffffffffffffffffffffffffffffffffffffffffffffff3f00',
  ),
  smallOrderY: new Set([0n, 1n, p448 - 1n]),
  spkiPrefix: fromHex('3043300506032b6571033a00'),
};

const edwardsCurves: readonly EdwardsCurve[] = [ed25519, ed448];

/** The curve of that COSE identifier, or undefined. */
export function findEdwardsCurve(id: number | null): EdwardsCurve | undefined {
  return edwardsCurves.find((row) => row.id === id);
}
