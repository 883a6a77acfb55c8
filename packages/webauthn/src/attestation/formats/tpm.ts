import { concatBytes } from '../../bytes/concat.ts';
import { equalBytes } from '../../bytes/equal.ts';
import { findAlgorithm } from '../../cose/algorithms.ts';
import { importCertificateKey } from '../../crypto/certificate-key.ts';
import { digest } from '../../crypto/digest.ts';
import { signatureHolds } from '../../crypto/signature-holds.ts';
import { refuse } from '../../refusals/refusal.ts';
import { parseCertInfo } from '../../tpm/attest.ts';
import { parsePublicArea } from '../../tpm/public-area.ts';
import type { TpmPublicArea } from '../../tpm/public-area.ts';
import { parseCertificate } from '../../x509/parse.ts';
import type { AttestationFormat, StatementInputs, VerifiedStatement } from './format.ts';
import type { Certificates } from './syntax.ts';
import { readAlg, readBytes, readMembers, readX5c } from './syntax.ts';
import { checkAikCertificate } from './tpm-certificate.ts';
import { isCredentialKey } from './tpm-key.ts';

/** TPM attestation (§8.3): a TPM certifies the credential's key with an attestation identity key that a CA vouches for. */
export const tpm: AttestationFormat = {
  id: 'tpm',
  anchor: '#sctn-tpm-attestation',
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
  verify: verifyTpm,
};

interface TpmStatement {
  readonly alg: number;
  readonly x5c: Certificates;
  readonly sig: Uint8Array;
  readonly certInfo: Uint8Array;
  readonly pubArea: Uint8Array;
}

function verifyTpm(inputs: StatementInputs): VerifiedStatement {
  const statement = readStatement(inputs.statement);
  const { alg, x5c, sig, certInfo, pubArea } = statement;
  const publicArea = parsePublicArea(pubArea);
  if (!isCredentialKey(publicArea.key, inputs.credentialKey)) {
    refuse('bad_attestation', 'the key that the TPM certifies is not the credential key');
  }
  checkCertInfo(statement, publicArea, inputs);
  if (inputs.policy.tpmKey === 'generated-in-tpm' && !publicArea.isOfThisTpm) {
    refuse('bad_attestation', 'a key that the TPM did not generate for itself alone');
  }

  const aik = parseCertificate(x5c[0]);
  for (const other of x5c.slice(1)) parseCertificate(other);
  if (!signatureHolds(alg, importCertificateKey(alg, aik.spki), certInfo, sig)) {
    refuse('bad_attestation_sig', 'sig does not verify over certInfo');
  }
  checkAikCertificate(aik, inputs.aaguid, inputs.policy);
  return { type: 'attca', trustPath: x5c };
}

/** What the TPM signed: that it holds the object of this public area, and what it was asked to sign along. */
function checkCertInfo(statement: TpmStatement, publicArea: TpmPublicArea, inputs: StatementInputs): void {
  const { extraData, name } = parseCertInfo(statement.certInfo);
  const toBeSigned = concatBytes(inputs.authenticatorData.bytes, inputs.clientDataHash);
  if (!equalBytes(extraData, digest(hashOf(statement.alg), toBeSigned))) {
    refuse('bad_attestation', 'extraData is not the hash of authenticator data and client data hash');
  }
  const { id, name: hashName } = publicArea.nameHash;
  const expected = concatBytes(Uint8Array.of(id >> 8, id & 0xff), digest(hashName, statement.pubArea));
  if (!equalBytes(name, expected)) refuse('bad_attestation', 'the name that is certified is not that of pubArea');
}

/** "The hash algorithm employed in alg" (§8.3). */
function hashOf(alg: number): string {
  const algorithm = findAlgorithm(alg);
  if (algorithm === undefined) return refuse('alg_unsupported', 'a statement of an algorithm that is not supported');
  return algorithm.hash ?? refuse('attestation_alg', 'a statement of an algorithm that employs no hash of its own');
}

function readStatement(statement: StatementInputs['statement']): TpmStatement {
  if (statement instanceof Map && statement.has('ecdaaKeyId')) {
    refuse('unsupported', 'ECDAA was removed from the specification');
  }
  const members = readMembers(statement, ['ver', 'alg', 'x5c', 'sig', 'certInfo', 'pubArea']);
  // Statements without it are in the field. What follows is of TPM 2.0 or is refused, so it says nothing new.
  if (members.has('ver') && members.get('ver') !== '2.0') {
    refuse('bad_attestation', 'a statement of another version than TPM 2.0');
  }
  return {
    alg: readAlg(members),
    x5c: readX5c(members),
    sig: readBytes(members, 'sig'),
    certInfo: readBytes(members, 'certInfo'),
    pubArea: readBytes(members, 'pubArea'),
  };
}
