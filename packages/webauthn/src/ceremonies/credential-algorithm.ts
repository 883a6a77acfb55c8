import { requireUsable } from '../crypto/usable-algorithm.ts';
import { refuse } from '../refusals/refusal.ts';
import type { ExpectedRegistration } from './expected.ts';

/**
 * R.20 and A.21: that a credential may have this algorithm here. One that is in the table for statements alone needs the caller's
 * word.
 * @throws Refusal alg_unsupported
 */
export function checkCredentialAlgorithm(alg: number, legacyTpmRs1: ExpectedRegistration['legacyTpmRs1']): void {
  const algorithm = requireUsable(alg);
  if (algorithm.signs === 'statements' && legacyTpmRs1 !== 'accepted') {
    refuse('alg_unsupported', 'an algorithm that is sound in old attestation statements only');
  }
}
