import { concatBytes } from '../bytes/concat.ts';
import type { CborMap } from '../cbor/value.ts';
import { refuse } from '../refusals/refusal.ts';
import type { CoseAlgorithm } from './algorithms.ts';
import { bytesParameter, label, requireOnly } from './labels.ts';
import { findMlDsa } from './ml-dsa.ts';

/**
 * An AKP key (draft-ietf-cose-dilithium §3): the public key of the parameter set that its algorithm names. Any bytes of the right
 * length are one.
 * @returns DER SubjectPublicKeyInfo
 * @throws Refusal `bad_key`
 */
export function parseAkp(parameters: CborMap, algorithm: CoseAlgorithm): Uint8Array {
  requireOnly(parameters, [label.kty, label.alg, label.pub]);
  const pub = bytesParameter(parameters, label.pub);
  const set = findMlDsa(algorithm);
  if (pub.length !== set?.publicKeySize) return refuse('bad_key', 'an ML-DSA key of another length');
  return concatBytes(set.spkiPrefix, pub);
}
