import type { Case } from './case.ts';

/**
 * THE LIST: what this release does not verify yet. A case counts as unsupported only if it is refused as such and its
 * format or one of its algorithms is named here.
 */
export const unsupported: {
  readonly formats: readonly string[];
  readonly algorithms: Readonly<Record<string, number>>;
} = {
  formats: ['android-key', 'tpm'],
  algorithms: {
    ES384: -35,
    ES512: -36,
    ES256K: -47,
    Ed448: -53,
    PS256: -37,
    PS384: -38,
    PS512: -39,
    RS1: -65535,
    RS384: -258,
    RS512: -259,
    'ML-DSA-44': -48,
    'ML-DSA-65': -49,
    'ML-DSA-87': -50,
  },
};

const supported: Readonly<Record<string, number>> = { ES256: -7, EdDSA: -8, RS256: -257 };

/** COSE algorithm identifier by the name that case files use; 0, which is none, where the name is unknown. */
export function coseAlgorithmOf(name: string | null | undefined): number {
  return supported[name ?? ''] ?? unsupported.algorithms[name ?? ''] ?? 0;
}

/** @param got code of our refusal */
export function isUnsupported(one: Case, got: string): boolean {
  if (got === 'unknown_format') return unsupported.formats.includes(one.format ?? '');
  if (got !== 'alg_unsupported') return false;
  return [one.alg, one.attestationAlg].some((name) => Object.hasOwn(unsupported.algorithms, name ?? ''));
}
