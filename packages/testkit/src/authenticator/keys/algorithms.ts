import type { Seed } from '../seed.ts';
import { P256, P384, P521, SECP256K1 } from './curves.ts';
import { makeEcdsaKey } from './ecdsa.ts';
import type { EcdsaAlgorithm } from './ecdsa.ts';
import { ED25519, ED448, makeEddsaKey } from './eddsa.ts';
import type { EddsaAlgorithm } from './eddsa.ts';
import { ES256 } from './es256.ts';
import { makeMlDsaKey, RUNTIME_HAS_ML_DSA } from './ml-dsa.ts';
import type { MlDsaAlgorithm } from './ml-dsa.ts';
import { makeRsaKey } from './rsa.ts';
import type { RsaAlgorithm } from './rsa.ts';
import type { SigningKey } from './signing-key.ts';

export const ECDSA_ALGORITHMS: readonly EcdsaAlgorithm[] = [
  ES256,
  { name: 'esp256', alg: -9, curve: P256, hash: 'sha256' },
  { name: 'es384', alg: -35, curve: P384, hash: 'sha384' },
  { name: 'esp384', alg: -51, curve: P384, hash: 'sha384' },
  { name: 'es512', alg: -36, curve: P521, hash: 'sha512' },
  { name: 'esp512', alg: -52, curve: P521, hash: 'sha512' },
  { name: 'es256k', alg: -47, curve: SECP256K1, hash: 'sha256' },
];

export const EDDSA_ALGORITHMS: readonly EddsaAlgorithm[] = [
  { name: 'eddsa', alg: -8, curve: ED25519 },
  { name: 'ed25519', alg: -19, curve: ED25519 },
  { name: 'ed448', alg: -53, curve: ED448 },
];

export const RSA_ALGORITHMS: readonly RsaAlgorithm[] = [
  { name: 'rs256', alg: -257, hash: 'sha256', padding: 'pkcs1' },
  { name: 'rs384', alg: -258, hash: 'sha384', padding: 'pkcs1' },
  { name: 'rs512', alg: -259, hash: 'sha512', padding: 'pkcs1' },
  { name: 'ps256', alg: -37, hash: 'sha256', padding: 'pss' },
  { name: 'ps384', alg: -38, hash: 'sha384', padding: 'pss' },
  { name: 'ps512', alg: -39, hash: 'sha512', padding: 'pss' },
];

/** What TPMs of old sign statements with. */
const RS1: RsaAlgorithm = { name: 'rs1', alg: -65_535, hash: 'sha1', padding: 'pkcs1' };

/** Empty where the runtime has no ML-DSA. */
export const ML_DSA_ALGORITHMS: readonly MlDsaAlgorithm[] = RUNTIME_HAS_ML_DSA
  ? [
      {
        name: 'ml-dsa-44',
        alg: -48,
        oid: '2.16.840.1.101.3.4.3.17',
        keySize: 1312,
        numbers: { k: 4, l: 4, eta: 2, tau: 39, gamma1Bits: 17, gamma2Parts: 88, omega: 80, hashSize: 32 },
      },
      {
        name: 'ml-dsa-65',
        alg: -49,
        oid: '2.16.840.1.101.3.4.3.18',
        keySize: 1952,
        numbers: { k: 6, l: 5, eta: 4, tau: 49, gamma1Bits: 19, gamma2Parts: 32, omega: 55, hashSize: 48 },
      },
      {
        name: 'ml-dsa-87',
        alg: -50,
        oid: '2.16.840.1.101.3.4.3.19',
        keySize: 2592,
        numbers: { k: 8, l: 7, eta: 2, tau: 60, gamma1Bits: 19, gamma2Parts: 32, omega: 75, hashSize: 64 },
      },
    ]
  : [];

/** The algorithms that a credential may have, by name. */
export const CREDENTIAL_ALGORITHMS: readonly { readonly name: string; readonly alg: number }[] = [
  ...ECDSA_ALGORITHMS,
  ...EDDSA_ALGORITHMS,
  ...RSA_ALGORITHMS,
  ...ML_DSA_ALGORITHMS,
];

/** THE TABLE of what an authenticator can sign with: COSE algorithm identifier to key maker. */
export const KEY_MAKERS: ReadonlyMap<number, (seed: Seed, label: string) => SigningKey> = new Map([
  ...makers(ECDSA_ALGORITHMS, makeEcdsaKey),
  ...makers(EDDSA_ALGORITHMS, makeEddsaKey),
  ...makers([...RSA_ALGORITHMS, RS1], makeRsaKey),
  ...makers(ML_DSA_ALGORITHMS, makeMlDsaKey),
]);

function makers<Algorithm extends { readonly alg: number }>(
  algorithms: readonly Algorithm[],
  make: (algorithm: Algorithm, seed: Seed, label: string) => SigningKey,
) {
  return algorithms.map((one) => [one.alg, (seed: Seed, label: string) => make(one, seed, label)] as const);
}
