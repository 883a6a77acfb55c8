import type { CborInput } from '../../encoding/cbor-input.ts';
import type { AttestationGiven, AttestationMaker } from './attestation-maker.ts';
import type { Attestation } from './statement.ts';

/** Format `compound` (§8.9): the statements of these makers, one after another. */
export function compoundAttestation(given: AttestationGiven, makers: readonly AttestationMaker[]): Attestation {
  const parts = makers.map((make) => make(given));
  return {
    format: 'compound',
    statement: parts.map(({ format, statement }) => partOf(format, statement)),
    resign: (_statement, over) => parts.map((part) => partOf(part.format, part.resign(part.statement, over))),
  };
}

function partOf(format: string, statement: CborInput): ReadonlyMap<string, CborInput> {
  return new Map<string, CborInput>([
    ['fmt', format],
    ['attStmt', statement],
  ]);
}
