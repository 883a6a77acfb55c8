import type { CborValue } from '../../cbor/value.ts';
import { Refusal, refuse } from '../../refusals/refusal.ts';
import type { AttestationFormat, StatementInputs, VerifiedPart, VerifiedStatement } from './format.ts';
import { readMembers } from './syntax.ts';

/**
 * Compound attestation (§8.9): several statements about one credential. Which of them have to verify is policy: all, or any.
 * One of an unknown format does not verify.
 */
export const compound: AttestationFormat = {
  id: 'compound',
  anchor: '#sctn-compound-attestation',
  codes: ['bad_attestation_object', 'bad_attestation'],
  verify: verifyCompound,
};

const code = 'bad_attestation';
const partsAtMost = 8;

interface Part {
  readonly format: string;
  readonly statement: CborValue;
}

function verifyCompound(inputs: StatementInputs): VerifiedStatement {
  // All of them are read before any is verified: what is no compound statement is refused under every policy.
  const statements = readParts(inputs.statement);
  const parts: VerifiedPart[] = [];
  for (const part of statements) {
    const outcome = verifyPart(part, inputs);
    if (outcome === null && inputs.policy.compound === 'all') {
      refuse(code, 'a statement of a compound one does not verify');
    }
    if (outcome !== null) parts.push(outcome);
  }
  if (parts.length === 0) refuse(code, 'no statement of a compound one verifies');
  return { type: 'compound', trustPath: [], parts };
}

function verifyPart({ format, statement }: Part, { verifyStatement }: StatementInputs): VerifiedPart | null {
  try {
    return { format, ...verifyStatement(format, statement) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return null;
  }
}

function readParts(statement: CborValue): Part[] {
  if (!Array.isArray(statement)) refuse('bad_attestation_object', 'attStmt of format compound is not an array');
  if (statement.length < 2) refuse(code, 'a compound statement of fewer than two');
  if (statement.length > partsAtMost) refuse(code, 'a compound statement of more than a few');
  return statement.map(readPart);
}

function readPart(value: CborValue): Part {
  const members = readMembers(value, ['fmt', 'attStmt']);
  const format = members.get('fmt');
  const statement = members.get('attStmt');
  if (typeof format !== 'string') refuse(code, 'a statement of a compound one without fmt');
  if (format === compound.id) refuse(code, 'a compound statement within a compound one');
  if (statement === undefined) refuse(code, 'a statement of a compound one without attStmt');
  return { format, statement };
}
