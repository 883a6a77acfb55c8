import { checkPrimeSync, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { rsaKey } from '../../encoding/cose-key.ts';
import { integerFromBytes, integerToShortestBytes } from '../../encoding/integers.ts';
import type { Seed } from '../seed.ts';
import { modularInverse } from './modular-inverse.ts';
import type { SigningKey } from './signing-key.ts';

const EXPONENT = 65_537n;

/**
 * An RS256 key (COSE -257) of 2048 bits from a seed. The primes are searched for upwards from seeded numbers, which takes
 * some tens of milliseconds and is good for tests alone.
 */
export function makeRs256Key(seed: Seed, label: string): SigningKey {
  const p = nextPrime(startingPoint(seed, `${label} rsa p`));
  const q = nextPrime(startingPoint(seed, `${label} rsa q`));
  const n = p * q;
  const d = modularInverse(EXPONENT, (p - 1n) * (q - 1n));
  const numbers = { n, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: modularInverse(q, p) };
  const members = Object.entries(numbers).map(([name, value]) => [
    name,
    encodeBase64url(integerToShortestBytes(value)),
  ]);
  const privateKey = createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(members) }, format: 'jwk' });
  return {
    alg: -257,
    cose: rsaKey(-257, integerToShortestBytes(n), integerToShortestBytes(EXPONENT)),
    privateKey,
    publicKey: createPublicKey(privateKey),
    sign: (data) => new Uint8Array(sign('sha256', data, privateKey)),
  };
}

/** 1024 bits, odd, the top two set, so that the product of two has 2048. */
function startingPoint(seed: Seed, label: string): bigint {
  return integerFromBytes(seed.bytes(label, 128)) | (3n << 1022n) | 1n;
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
