import { ed25519 } from './curves.ts';

const { p, d } = ed25519;

/**
 * The y coordinates of the 8 points whose order divides 8: 1 and −1 (orders 1 and 2), 0 (order 4), and two of order 8.
 * Their encodings with either sign bit, canonical or not, all reduce to these.
 */
export const smallOrderY: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  p - 1n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  p - 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
]);

/**
 * Whether −x² + y² = 1 + d·x²·y² has a solution x: whether (y² − 1) / (d·y² + 1) is a square modulo p. The quotient is one
 * exactly where the product is.
 */
export function isEd25519Y(y: bigint): boolean {
  const square = (y * y) % p;
  return isSquare(((square - 1n + p) * (d * square + 1n)) % p);
}

/** Euler's criterion: value^((p − 1) / 2) is 1. The exponent is 2^254 − 10 = 16·(2^250 − 1) + 6. */
function isSquare(value: bigint): boolean {
  if (value === 0n) return true;
  // value^(2^count − 1), by doubling count along the bits of 250.
  let ones = value;
  let count = 1;
  for (const bit of [1, 1, 1, 1, 0, 1, 0]) {
    ones = (squared(ones, count) * ones) % p;
    count *= 2;
    if (bit === 0) continue;
    ones = (squared(ones, 1) * value) % p;
    count++;
  }
  return (squared(ones, 4) * (value ** 6n % p)) % p === 1n;
}

function squared(value: bigint, times: number): bigint {
  let result = value;
  for (let left = times; left > 0; left--) result = (result * result) % p;
  return result;
}
