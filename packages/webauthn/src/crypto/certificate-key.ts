import type { KeyObject } from 'node:crypto';
import type { RefusalCode } from '../refusals/codes.ts';
import { refuse } from '../refusals/refusal.ts';
import { importKey } from './import-key.ts';
import { keyFits } from './key-fits.ts';
import { isSoundRsa } from './sound-rsa.ts';
import { requireUsable } from './usable-algorithm.ts';

/**
 * Imports the public key of a certificate to verify a statement's signature with it.
 * @param alg COSE algorithm identifier that the statement names
 * @param spki `Certificate.spki`
 * @param code where the platform does not take the key, or it is RSA of no sound size or exponent
 * @throws Refusal `code`; `alg_unsupported`; `attestation_alg` where the key is not one of that algorithm
 */
export function importCertificateKey(alg: number, spki: Uint8Array, code: RefusalCode = 'bad_attestation'): KeyObject {
  const algorithm = requireUsable(alg);
  const key = importKey(spki, code);
  if (!keyFits(algorithm, key))
    refuse('attestation_alg', 'a certificate whose key is not of the algorithm of the statement');
  if (algorithm.kty === 'RSA' && !isSoundRsa(key)) refuse(code, 'a certificate whose RSA key is weak or oversized');
  return key;
}
