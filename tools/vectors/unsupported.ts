import { supportedAlgorithms } from '@signet/webauthn';
import { coseAlgorithmOf } from './algorithms.ts';
import type { Question } from './question.ts';

/** RS1: refused by policy and not for want of it. */
const rs1 = -65_535;

/**
 * A case counts as unsupported only if it is refused for an algorithm that is built and that this runtime lacks: an old
 * runtime has no ML-DSA. Every format is built.
 * @param got our verdict
 * @param available COSE algorithm identifiers that the runtime has
 */
export function isUnsupported(
  { alg, attestationAlg }: Question,
  got: string,
  available: readonly number[] = supportedAlgorithms,
): boolean {
  if (got !== 'alg_unsupported' && got !== 'alg_not_allowed') return false;
  return [alg, attestationAlg].map(coseAlgorithmOf).some((id) => id !== null && id !== rs1 && !available.includes(id));
}
