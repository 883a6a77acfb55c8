import { refuse } from '../../refusals/refusal.ts';
import type { AttestationFormat, StatementInputs, VerifiedStatement } from './format.ts';

/** None attestation (§8.7): an empty map, and nothing is attested. */
export const none: AttestationFormat = {
  id: 'none',
  anchor: '#sctn-none-attestation',
  codes: ['bad_attestation_object', 'none_not_empty'],
  verify: verifyNone,
};

function verifyNone({ statement }: StatementInputs): VerifiedStatement {
  if (!(statement instanceof Map)) refuse('bad_attestation_object', 'attStmt of format none is not a map');
  if (statement.size !== 0) refuse('none_not_empty', 'attStmt of format none holds members');
  return { type: 'none', trustPath: [] };
}
