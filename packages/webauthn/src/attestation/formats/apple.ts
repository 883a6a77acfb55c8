import { concatBytes } from '../../bytes/concat.ts';
import { equalBytes } from '../../bytes/equal.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { derOctetString } from '../../der/primitives.ts';
import { derTag, expectTag, readDerChildren, readDerOnly } from '../../der/walk.ts';
import { refuse } from '../../refusals/refusal.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { parseCertificate } from '../../x509/parse.ts';
import type { AttestationFormat, StatementInputs, VerifiedStatement } from './format.ts';
import { readMembers, readX5c } from './syntax.ts';

/** Apple anonymous attestation (§8.8): a CA of Apple's certifies the credential key itself, for this one ceremony. */
export const apple: AttestationFormat = {
  id: 'apple',
  anchor: '#sctn-apple-anonymous-attestation',
  codes: ['bad_attestation_object', 'bad_attestation'],
  verify: verifyApple,
};

const nonceExtension = '1.2.840.113635.100.8.2';
const explicitNonce = 0xa1;
const code = 'bad_attestation';

function verifyApple(inputs: StatementInputs): VerifiedStatement {
  // Devices of 2020 send alg too, as a draft had it. It says nothing that the credential key does not.
  const x5c = readX5c(readMembers(inputs.statement, ['x5c', 'alg']));
  const leaf = parseCertificate(x5c[0]);
  for (const other of x5c.slice(1)) parseCertificate(other);
  const nonce = sha256(concatBytes(inputs.authenticatorData.bytes, inputs.clientDataHash));
  if (!equalBytes(readNonce(leaf), nonce)) {
    refuse(code, 'the nonce of the certificate is not that of authenticator data and client data hash');
  }
  if (!equalBytes(leaf.spki, inputs.credentialKey.spki)) {
    refuse(code, 'the key of the certificate is not the credential key');
  }
  return { type: 'anonca', trustPath: x5c };
}

/** Apple tells the syntax in an example alone: SEQUENCE { [1] EXPLICIT OCTET STRING }. */
function readNonce({ extensions }: Certificate): Uint8Array {
  const value = extensions.get(nonceExtension)?.value;
  if (value === undefined) return refuse(code, 'the certificate has no nonce');
  const sequence = readDerOnly(value, derTag.sequence, code);
  const [tagged] = readDerChildren(value, sequence, 1, code);
  const [nonce] = readDerChildren(value, expectTag(tagged, explicitNonce, code), 1, code);
  return derOctetString(value, nonce, code);
}
