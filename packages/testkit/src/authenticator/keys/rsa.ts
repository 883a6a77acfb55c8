import { checkPrimeSync, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { rsaKey } from '../../encoding/cose-key.ts';
import { integerFromBytes, integerToShortestBytes } from '../../encoding/integers.ts';
import type { Seed } from '../seed.ts';
import { modularInverse } from './modular-inverse.ts';
import { signPss } from './pss.ts';
import type { SigningKey } from './signing-key.ts';

/** An RSA algorithm: its COSE identifier and what it is bound to. */
export interface RsaAlgorithm {
  readonly name: string;
  readonly alg: number;
  readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  readonly padding: 'pkcs1' | 'pss';
}

const EXPONENT = 65_537n;

/**
 * An RSA key of 2048 bits from a seed: of one label, the same for every RSA algorithm. The primes are searched for upwards from
 * seeded numbers, which takes some tens of milliseconds and is good for tests alone.
 */
export function makeRsaKey({ alg, hash, padding }: RsaAlgorithm, seed: Seed, label: string): SigningKey {
  const p = primeFrom(startingPoint(seed, `${label} rsa p`));
  const q = primeFrom(startingPoint(seed, `${label} rsa q`));
  const privateKey = privateKeyOf(p, q);
  return {
    alg,
    cose: rsaKey(alg, integerToShortestBytes(p * q), integerToShortestBytes(EXPONENT)),
    privateKey,
    publicKey: createPublicKey(privateKey),
    sign: (data) =>
      padding === 'pss' ? signPss(privateKey, data, { hash }) : new Uint8Array(sign(hash, data, privateKey)),
  };
}

function privateKeyOf(p: bigint, q: bigint): KeyObject {
  const d = modularInverse(EXPONENT, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: modularInverse(q, p) };
  const members = Object.entries(numbers).map(([name, value]) => [
    name,
    encodeBase64url(integerToShortestBytes(value)),
  ]);
  return createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(members) }, format: 'jwk' });
}

/** 1024 bits, odd, the top two set, so that the product of two has 2048. */
function startingPoint(seed: Seed, label: string): bigint {
  return integerFromBytes(seed.bytes(label, 128)) | (3n << 1022n) | 1n;
}

/** Primes found already, by where the search began: a catalogue makes the same key many times. */
const found = new Map<bigint, bigint>();
const foundAtMost = 256;

function primeFrom(start: bigint): bigint {
  const known = found.get(start);
  if (known !== undefined) return known;
  const prime = nextPrime(start);
  if (found.size >= foundAtMost) found.clear();
  found.set(start, prime);
  return prime;
}

function nextPrime(start: bigint): bigint {
  let candidate = start;
  while ((candidate - 1n) % EXPONENT === 0n || hasSmallFactor(candidate) || !checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

/** Trial division by the product of small odd primes spares most of the costly tests. */
const SMALL_PRIMES = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97];

function hasSmallFactor(candidate: bigint): boolean {
  return SMALL_PRIMES.some((prime) => candidate % BigInt(prime) === 0n);
}
