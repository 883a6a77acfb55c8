import { concatBytes } from '../../encoding/bytes.ts';
import {
  added,
  centred,
  mapped,
  multiplied,
  Q,
  scalarProduct,
  subtracted,
  transformed,
  transformedBack,
} from './ml-dsa-ring.ts';
import type { Polynomial } from './ml-dsa-ring.ts';
import { bounded, inBall, mask, packed, shake256, uniform } from './ml-dsa-sampling.ts';

/** What a parameter set fixes for signing (FIPS 204, table 1). */
export interface MlDsaNumbers {
  readonly k: number;
  readonly l: number;
  readonly eta: 2 | 4;
  readonly tau: number;
  /** γ₁ is 2 to this. */
  readonly gamma1Bits: 17 | 19;
  /** γ₂ is (q - 1) over this. */
  readonly gamma2Parts: 88 | 32;
  readonly omega: number;
  /** Bytes of the commitment's hash. */
  readonly hashSize: number;
}

/** Signs a formatted message: 0, the length of the context, the context, the message (algorithm 2), or another form of it. */
export type MlDsaSigner = (formatted: Uint8Array) => Uint8Array;

/**
 * ML-DSA.Sign_internal of FIPS 204 (algorithm 7) in its deterministic variant: `crypto.sign` draws randomness, and a seed could
 * not give the same bytes twice. For tests alone: it takes as long as the secrets let it.
 * @param seed the 32 bytes of which the key is made (algorithm 6)
 * @param publicKey of the same seed
 */
export function mlDsaSigner(numbers: MlDsaNumbers, seed: Uint8Array, publicKey: Uint8Array): MlDsaSigner {
  const { k, l, eta } = numbers;
  const expanded = shake256(128, seed, Uint8Array.of(k, l));
  const [rho, rhoOfSecrets, secretSeed] = [expanded.slice(0, 32), expanded.slice(32, 96), expanded.slice(96)];
  const range = (length: number): number[] => Array.from({ length }, (_, index) => index);
  const matrix = range(k).map((row) => range(l).map((column) => uniform(rho, Uint8Array.of(column, row))));
  const secret = (index: number): Polynomial => bounded(eta, rhoOfSecrets, Uint8Array.of(index, 0));
  const s1 = range(l).map((index) => transformed(secret(index)));
  const s2 = range(k).map((index) => secret(l + index));
  const t = matrix.map((row, index) => added(scalarProduct(row, s1), s2[index] ?? new Int32Array(256)));
  const key: SecretKey = {
    matrix,
    s1,
    s2: s2.map(transformed),
    // Power2Round with d = 13 (algorithm 35).
    t0: t.map((polynomial) => transformed(mapped(polynomial, (value) => centred(value, 1 << 13)))),
  };
  const keyHash = shake256(64, publicKey);
  return (formatted) => {
    const message = shake256(64, keyHash, formatted);
    const randomness = shake256(64, secretSeed, new Uint8Array(32), message);
    for (let counter = 0; ; counter += l) {
      const signature = attempt(numbers, key, message, randomness, counter);
      if (signature !== null) return signature;
    }
  };
}

/** The matrix and the secrets, as transforms. */
interface SecretKey {
  readonly matrix: readonly (readonly Polynomial[])[];
  readonly s1: readonly Polynomial[];
  readonly s2: readonly Polynomial[];
  readonly t0: readonly Polynomial[];
}

/** One turn of the loop of algorithm 7; null where it would give something about the key away. */
function attempt(
  numbers: MlDsaNumbers,
  { matrix, s1, s2, t0 }: SecretKey,
  message: Uint8Array,
  randomness: Uint8Array,
  counter: number,
): Uint8Array | null {
  const { tau, eta, gamma1Bits, omega, hashSize } = numbers;
  const gamma1 = 1 << gamma1Bits;
  const gamma2 = (Q - 1) / numbers.gamma2Parts;
  const beta = tau * eta;
  const y = s1.map((_, index) => mask(gamma1, gamma1Bits + 1, randomness, twoBytes(counter + index)));
  const transforms = y.map(transformed);
  const w = matrix.map((row) => scalarProduct(row, transforms));
  const highBits = numbers.gamma2Parts === 88 ? 6 : 4;
  const w1 = w.map((polynomial) =>
    packed(
      polynomial.map((value) => high(value, gamma2)),
      highBits,
    ),
  );
  const commitment = shake256(hashSize, message, ...w1);
  const c = transformed(inBall(tau, commitment));
  const times = (polynomial: Polynomial): Polynomial => transformedBack(multiplied(c, polynomial));
  const z = y.map((polynomial, index) => added(polynomial, times(s1[index] ?? polynomial)));
  const rest = w.map((polynomial, index) => subtracted(polynomial, times(s2[index] ?? polynomial)));
  if (!all(z, (value) => Math.abs(centred(value, Q)) < gamma1 - beta)) return null;
  if (!all(rest, (value) => Math.abs(low(value, gamma2)) < gamma2 - beta)) return null;
  const ct0 = t0.map(times);
  if (!all(ct0, (value) => Math.abs(centred(value, Q)) < gamma2)) return null;
  const hints = rest.map((polynomial, index) => hintOf(polynomial, ct0[index] ?? polynomial, gamma2));
  if (hints.flat().length > omega) return null;
  const response = z.map((polynomial) =>
    packed(
      polynomial.map((value) => gamma1 - centred(value, Q)),
      gamma1Bits + 1,
    ),
  );
  return concatBytes(commitment, ...response, packedHints(hints, omega));
}

/** Algorithm 36. */
function decompose(value: number, gamma2: number): { high: number; low: number } {
  const lower = centred(value, 2 * gamma2);
  if (value - lower === Q - 1) return { high: 0, low: lower - 1 };
  return { high: (value - lower) / (2 * gamma2), low: lower };
}

function high(value: number, gamma2: number): number {
  return decompose(value, gamma2).high;
}

function low(value: number, gamma2: number): number {
  return decompose(value, gamma2).low;
}

/** Where adding c·t₀ changes the high bits (algorithm 39). */
function hintOf(rest: Polynomial, ct0: Polynomial, gamma2: number): number[] {
  const sum = added(rest, ct0);
  return [...rest.keys()].filter((at) => high(sum[at] ?? 0, gamma2) !== high(rest[at] ?? 0, gamma2));
}

/** Algorithm 20. */
function packedHints(hints: readonly number[][], omega: number): Uint8Array {
  const bytes = new Uint8Array(omega + hints.length);
  bytes.set(hints.flat());
  let count = 0;
  for (const [index, places] of hints.entries()) {
    count += places.length;
    bytes[omega + index] = count;
  }
  return bytes;
}

function all(polynomials: readonly Polynomial[], holds: (value: number) => boolean): boolean {
  return polynomials.every((polynomial) => polynomial.every(holds));
}

function twoBytes(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, value >> 8);
}
