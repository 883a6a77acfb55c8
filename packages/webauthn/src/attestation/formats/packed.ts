import { concatBytes } from '../../bytes/concat.ts';
import type { CosePublicKey } from '../../cose/key.ts';
import { importCertificateKey } from '../../crypto/certificate-key.ts';
import { signatureHolds } from '../../crypto/signature-holds.ts';
import { refuse } from '../../refusals/refusal.ts';
import { parseCertificate } from '../../x509/parse.ts';
import type { AttestationFormat, StatementInputs, VerifiedStatement } from './format.ts';
import { checkPackedCertificate } from './packed-certificate.ts';
import type { Certificates } from './syntax.ts';
import { readAlg, readBytes, readMembers, readX5c } from './syntax.ts';

/** Packed attestation (§8.2): a signature by the credential's own key, or by an attestation key with certificates. */
export const packed: AttestationFormat = {
  id: 'packed',
  anchor: '#sctn-packed-attestation',
  codes: [
    'bad_attestation_object',
    'bad_attestation',
    'unsupported',
    'attestation_alg',
    'alg_unsupported',
    'bad_attestation_sig',
    'attestation_cert',
    'aaguid_mismatch',
  ],
  verify: verifyPacked,
};

type VerificationKey = Parameters<typeof signatureHolds>[1];

interface PackedStatement {
  readonly alg: number;
  readonly sig: Uint8Array;
  readonly x5c: Certificates | null;
}

function verifyPacked(inputs: StatementInputs): VerifiedStatement {
  const statement = readStatement(inputs.statement);
  if (statement.x5c === null) return verifySelf(statement, inputs);
  return verifyCertified(statement, statement.x5c, inputs);
}

/** Step 3: self attestation. */
function verifySelf(statement: PackedStatement, inputs: StatementInputs): VerifiedStatement {
  const key: CosePublicKey = inputs.credentialKey;
  if (statement.alg !== key.alg) refuse('attestation_alg', 'alg of the statement is not that of the credential key');
  checkSignature(statement, key, inputs);
  return { type: 'self', trustPath: [] };
}

/** Step 2: the attestation key signs, and its certificate meets §8.2.1. */
function verifyCertified(statement: PackedStatement, x5c: Certificates, inputs: StatementInputs): VerifiedStatement {
  const leaf = parseCertificate(x5c[0]);
  for (const other of x5c.slice(1)) parseCertificate(other);
  checkSignature(statement, importCertificateKey(statement.alg, leaf.spki), inputs);
  checkPackedCertificate(leaf, inputs.aaguid);
  return { type: 'uncertain', trustPath: x5c };
}

function checkSignature(statement: PackedStatement, key: VerificationKey, inputs: StatementInputs): void {
  const signed = concatBytes(inputs.authenticatorData.bytes, inputs.clientDataHash);
  if (!signatureHolds(statement.alg, key, signed, statement.sig)) {
    refuse('bad_attestation_sig', 'sig does not verify over authenticator data and client data hash');
  }
}

/** Step 1: the syntax of the statement. */
function readStatement(statement: StatementInputs['statement']): PackedStatement {
  if (statement instanceof Map && statement.has('ecdaaKeyId')) {
    refuse('unsupported', 'ECDAA was removed from the specification');
  }
  const members = readMembers(statement, ['alg', 'sig', 'x5c']);
  return {
    alg: readAlg(members),
    sig: readBytes(members, 'sig'),
    x5c: members.has('x5c') ? readX5c(members) : null,
  };
}
