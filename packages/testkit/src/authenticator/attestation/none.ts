import type { Attestation } from './statement.ts';

/** Format `none` (§8.7): an empty statement. */
export function noAttestation(): Attestation {
  return { format: 'none', statement: new Map(), resign: (statement) => statement };
}
