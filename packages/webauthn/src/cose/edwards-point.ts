import { ed25519 } from './edwards-curves.ts';
import type { EdwardsCurve } from './edwards-curves.ts';

/**
 * Whether a·x² + y² = 1 + d·x²·y² has a solution x: whether (y² − 1) / (d·y² − a) is a square modulo p. The quotient is one
 * exactly where the product is.
 */
export function isEdwardsY(y: bigint, curve: EdwardsCurve): boolean {
  const { p, a, d } = curve;
  const square = (y * y) % p;
  const product = ((square - 1n + p) * (d * square - a + p)) % p;
  return product === 0n || halfPower(product, curve) === 1n;
}

/** Euler's criterion: value^((p − 1) / 2) is 1 for a square. */
function halfPower(value: bigint, curve: EdwardsCurve): bigint {
  return curve === ed25519 ? halfPower25519(value, curve.p) : halfPower448(value, curve.p);
}

/** The exponent is 2^254 − 10 = 16·(2^250 − 1) + 6. */
function halfPower25519(value: bigint, p: bigint): bigint {
  return (squared(powerOfOnes(value, [1, 1, 1, 1, 0, 1, 0], p), 4, p) * (value ** 6n % p)) % p;
}

/** The exponent is 2^447 − 2^223 − 1 = 2^224·(2^223 − 1) + (2^223 − 1). */
function halfPower448(value: bigint, p: bigint): bigint {
  const ones = powerOfOnes(value, [1, 0, 1, 1, 1, 1, 1], p);
  return (squared(ones, 224, p) * ones) % p;
}

/** value^(2^count − 1), by doubling the count along its bits after the first one. */
function powerOfOnes(value: bigint, bits: readonly number[], p: bigint): bigint {
  let ones = value;
  let count = 1;
  for (const bit of bits) {
    ones = (squared(ones, count, p) * ones) % p;
    count *= 2;
    if (bit === 0) continue;
    ones = (squared(ones, 1, p) * value) % p;
    count++;
  }
  return ones;
}

function squared(value: bigint, times: number, p: bigint): bigint {
  let result = value;
  for (let left = times; left > 0; left--) result = (result * result) % p;
  return result;
}
