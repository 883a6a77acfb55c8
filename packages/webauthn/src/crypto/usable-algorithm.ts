import type { CoseAlgorithm } from '../cose/algorithms.ts';
import { findAlgorithm } from '../cose/algorithms.ts';
import { refuse } from '../refusals/refusal.ts';
import { isAvailable } from './available.ts';

/**
 * The row of an algorithm that an attestation statement may be signed with.
 * @throws Refusal `alg_unsupported` where the table has none, or this runtime's cryptography does not know it
 */
export function requireUsable(alg: number): CoseAlgorithm {
  const algorithm = findAlgorithm(alg);
  if (algorithm === undefined) return refuse('alg_unsupported', 'an algorithm that is not in the table');
  requireAvailable(algorithm);
  return algorithm;
}

/** @throws Refusal `alg_unsupported` */
export function requireAvailable(algorithm: CoseAlgorithm): void {
  if (!isAvailable(algorithm)) refuse('alg_unsupported', 'an algorithm that this runtime does not know');
}
