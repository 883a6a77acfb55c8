import { encodeBase64 } from '../../bytes/base64.ts';
import { concatBytes } from '../../bytes/concat.ts';
import { equalBytes } from '../../bytes/equal.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { verifyJws } from '../../crypto/verify-jws.ts';
import type { JsonObject } from '../../json/value.ts';
import { readJsonObject } from '../../jws/json-object.ts';
import { parseJws } from '../../jws/parse.ts';
import { refuse } from '../../refusals/refusal.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { readDnsNames } from '../../x509/dns-names.ts';
import { parseCertificate } from '../../x509/parse.ts';
import type { AttestationFormat, StatementInputs, VerifiedStatement } from './format.ts';
import { readBytes, readMembers } from './syntax.ts';

/** Android SafetyNet attestation (§8.5): a JWS of a service that Google has since shut down. For old credentials alone. */
export const androidSafetyNet: AttestationFormat = {
  id: 'android-safetynet',
  anchor: '#sctn-android-safetynet-attestation',
  codes: ['bad_attestation_object', 'bad_attestation', 'attestation_alg', 'bad_attestation_sig'],
  verify: verifySafetyNet,
};

const code = 'bad_attestation';
const host = 'attest.android.com';

function verifySafetyNet(inputs: StatementInputs): VerifiedStatement {
  const jws = parseJws(readResponse(inputs.statement), code);
  const leaf = parseCertificate(jws.certificates[0]);
  for (const other of jws.certificates.slice(1)) parseCertificate(other);
  checkLeaf(leaf);
  if (!verifyJws(jws, leaf.spki, code)) refuse('bad_attestation_sig', 'the signature of the JWS does not verify');
  const payload = readJsonObject(jws.payload, code);
  checkNonce(payload, inputs);
  checkAge(payload, inputs);
  checkDevice(payload, inputs);
  return { type: 'basic', trustPath: jws.certificates };
}

/** There is one format of the response, whatever `ver` says: it is reserved. */
function readResponse(statement: StatementInputs['statement']): Uint8Array {
  const members = readMembers(statement, ['ver', 'response']);
  const ver = members.get('ver');
  if (typeof ver !== 'string' || ver === '') refuse(code, 'ver of a SafetyNet statement is not a version');
  return readBytes(members, 'response');
}

/** That it comes from the service: who vouches for the host name is seen where the trust path is (§7.1 step 24). */
function checkLeaf(leaf: Certificate): void {
  if (equalBytes(leaf.subject.bytes, leaf.issuer.bytes)) refuse(code, 'a SafetyNet certificate that is its own issuer');
  if (!readDnsNames(leaf, code).includes(host)) refuse(code, `a SafetyNet certificate not issued to ${host}`);
}

function checkNonce(payload: JsonObject, { authenticatorData, clientDataHash }: StatementInputs): void {
  const nonce = encodeBase64(sha256(concatBytes(authenticatorData.bytes, clientDataHash)));
  if (payload.get('nonce') !== nonce) {
    refuse(code, 'the nonce of a SafetyNet response is not that of authenticator data and client data hash');
  }
}

/** A demand of policy. */
function checkAge(payload: JsonObject, { policy, at }: StatementInputs): void {
  if (policy.safetyNetAge === null) return;
  const timestamp = payload.get('timestampMs');
  const age = typeof timestamp === 'number' && at !== null ? Math.abs(at - timestamp) : Number.POSITIVE_INFINITY;
  if (age > policy.safetyNetAge) refuse(code, 'a SafetyNet response that is too old, or from the future');
}

/** A demand of policy, which Level 1 made itself. */
function checkDevice(payload: JsonObject, { policy }: StatementInputs): void {
  if (policy.safetyNetDevice === 'cts-profile' && payload.get('ctsProfileMatch') !== true) {
    refuse(code, 'a SafetyNet response of a device that does not match a profile');
  }
}
