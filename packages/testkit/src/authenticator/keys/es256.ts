import type { Seed } from '../seed.ts';
import { P256 } from './curves.ts';
import { makeEcdsaKey } from './ecdsa.ts';
import type { EcdsaAlgorithm } from './ecdsa.ts';
import type { SigningKey } from './signing-key.ts';

export const ES256: EcdsaAlgorithm = { name: 'es256', alg: -7, curve: P256, hash: 'sha256' };

/** An ES256 key (COSE -7) from a seed: what attestation certificates have, too. */
export function makeEs256Key(seed: Seed, label: string): SigningKey {
  return makeEcdsaKey(ES256, seed, label);
}
