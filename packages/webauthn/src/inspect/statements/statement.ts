import type { CborLens } from '../cbor/describe.ts';
import { nameAlgorithm } from '../cose-key.ts';
import { detail } from '../pen.ts';
import { describeSignature } from '../signature.ts';

/** A row of the table of statement formats: what the format means, and what its statement consists of. */
export interface StatementRow {
  /** What a relying party learns from a statement of this format. */
  readonly meaning: string;
  readonly anchor: string;
  readonly lens: CborLens;
}

export const alg: CborLens = { meaning: 'The algorithm of sig.', type: 'integer', words: nameAlgorithm };

export const sig: CborLens = {
  meaning: 'The signature of the statement; not verified here.',
  type: 'bytes',
  inside: describeSignature,
};

export const x5c: CborLens = {
  meaning: 'Certificates: that of the attestation key first, each issued by the next.',
  type: 'array',
  each: { meaning: 'An X.509 certificate.', type: 'bytes', inside: detail('certificate') },
};

/** A statement that is a map with these members. */
export function statementMap(
  meaning: string,
  anchor: string,
  members: Readonly<Record<string, CborLens>>,
): StatementRow {
  const lens: CborLens = {
    meaning: '',
    anchor,
    type: 'map',
    otherwise: 'bad_attestation_object',
    members: new Map(Object.entries(members)),
  };
  return { meaning, anchor, lens };
}
