import { createHash } from 'node:crypto';
import { concatBytes } from '../../encoding/bytes.ts';
import { Q, reduce } from './ml-dsa-ring.ts';
import type { Polynomial } from './ml-dsa-ring.ts';

/** More bytes than rejection sampling will need. */
const PLENTY = 2048;

/** H of FIPS 204 §3.7. */
export function shake256(length: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(
    createHash('shake256', { outputLength: length })
      .update(concatBytes(...parts))
      .digest(),
  );
}

/** Algorithm 30: a polynomial of the matrix, as a transform. */
export function uniform(...seed: readonly Uint8Array[]): Polynomial {
  const bytes = createHash('shake128', { outputLength: PLENTY })
    .update(concatBytes(...seed))
    .digest();
  const polynomial = new Int32Array(256);
  let count = 0;
  for (let at = 0; count < 256; at += 3) {
    const value = bytes.readUIntLE(at, 3) & 0x7fffff;
    if (value < Q) polynomial[count++] = value;
  }
  return polynomial;
}

/** Algorithm 31: coefficients from -η to η. */
export function bounded(eta: 2 | 4, ...seed: readonly Uint8Array[]): Polynomial {
  const halves = [...shake256(512, ...seed)].flatMap((byte) => [byte & 15, byte >> 4]);
  const values = halves.flatMap((half) => {
    if (eta === 2) return half < 15 ? [2 - (half % 5)] : [];
    return half < 9 ? [4 - half] : [];
  });
  return Int32Array.from(values.slice(0, 256), reduce);
}

/** Algorithm 29: τ coefficients are 1 or -1, the others 0. */
export function inBall(tau: number, seed: Uint8Array): Polynomial {
  const bytes = shake256(PLENTY, seed);
  const polynomial = new Int32Array(256);
  let at = 8;
  for (let last = 256 - tau; last < 256; last += 1) {
    while ((bytes[at] ?? 0) > last) at += 1;
    const place = bytes[at] ?? 0;
    at += 1;
    const sign = last + tau - 256;
    const isNegative = ((bytes[sign >> 3] ?? 0) >> (sign & 7)) & 1;
    polynomial[last] = polynomial[place] ?? 0;
    polynomial[place] = isNegative ? Q - 1 : 1;
  }
  return polynomial;
}

/** Algorithm 34, for one polynomial: coefficients from -γ₁ + 1 to γ₁, each of that many bits. */
export function mask(gamma1: number, bits: number, ...seed: readonly Uint8Array[]): Polynomial {
  const bytes = shake256(32 * bits, ...seed);
  return Int32Array.from(unpacked(bytes, bits), (value) => reduce(gamma1 - value));
}

/** 256 numbers of that many bits, the lowest first (algorithm 16). */
export function packed(values: ArrayLike<number>, bits: number): Uint8Array {
  const bytes = new Uint8Array(32 * bits);
  for (let at = 0; at < 256 * bits; at += 1) {
    const value = values[Math.floor(at / bits)] ?? 0;
    bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (((value >> (at % bits)) & 1) << (at & 7));
  }
  return bytes;
}

function unpacked(bytes: Uint8Array, bits: number): number[] {
  return Array.from({ length: 256 }, (_, index) => {
    let value = 0;
    for (let bit = 0; bit < bits; bit += 1) {
      const at = index * bits + bit;
      value |= (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) << bit;
    }
    return value;
  });
}
