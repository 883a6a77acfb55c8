import { concatBytes } from '../../bytes/concat.ts';
import { equalBytes } from '../../bytes/equal.ts';
import { importCertificateKey } from '../../crypto/certificate-key.ts';
import { signatureHolds } from '../../crypto/signature-holds.ts';
import { refuse } from '../../refusals/refusal.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { parseCertificate } from '../../x509/parse.ts';
import { parseKeyDescription } from './android-key-description.ts';
import type { AuthorizationList, KeyDescription } from './android-key-description.ts';
import type { AttestationFormat, StatementInputs, VerifiedStatement } from './format.ts';
import { readAlg, readBytes, readMembers, readX5c } from './syntax.ts';

/** Android Key attestation (§8.4): Android's key store certifies the credential's key. */
export const androidKey: AttestationFormat = {
  id: 'android-key',
  anchor: '#sctn-android-key-attestation',
  codes: ['bad_attestation_object', 'bad_attestation', 'attestation_alg', 'alg_unsupported', 'bad_attestation_sig'],
  verify: verifyAndroidKey,
};

const keyDescription = '1.3.6.1.4.1.11129.2.1.17';
/** KM_ORIGIN_GENERATED and KM_PURPOSE_SIGN. */
const generated = 0;
const sign = 2;

function verifyAndroidKey(inputs: StatementInputs): VerifiedStatement {
  const members = readMembers(inputs.statement, ['alg', 'sig', 'x5c']);
  const [alg, sig, x5c] = [readAlg(members), readBytes(members, 'sig'), readX5c(members)];
  const leaf = parseCertificate(x5c[0]);
  for (const other of x5c.slice(1)) checkIssuer(parseCertificate(other));

  const signed = concatBytes(inputs.authenticatorData.bytes, inputs.clientDataHash);
  if (!signatureHolds(alg, importCertificateKey(alg, leaf.spki), signed, sig)) {
    refuse('bad_attestation_sig', 'sig does not verify over authenticator data and client data hash');
  }
  if (!equalBytes(leaf.spki, inputs.credentialKey.spki)) {
    refuse('bad_attestation', 'the key of the attestation certificate is not the credential key');
  }
  checkDescription(readDescription(leaf), inputs);
  return { type: 'basic', trustPath: x5c };
}

/**
 * Not asked by §8.4: a key of the store may itself be one that attests others. Who owns it, as of an imported key, could
 * describe a key as no store would, so only a description right below the certificates of the makers counts.
 */
function checkIssuer({ extensions }: Certificate): void {
  if (extensions.has(keyDescription)) refuse('bad_attestation', 'a key of the key store vouches for another');
}

function readDescription({ extensions }: Certificate): KeyDescription {
  const extension = extensions.get(keyDescription);
  if (extension === undefined) return refuse('bad_attestation', 'the attestation certificate describes no key');
  return parseKeyDescription(extension.value);
}

function checkDescription(description: KeyDescription, { clientDataHash, policy }: StatementInputs): void {
  const { softwareEnforced, teeEnforced } = description;
  if (!equalBytes(description.attestationChallenge, clientDataHash)) {
    refuse('bad_attestation', 'attestationChallenge is not the client data hash');
  }
  if (softwareEnforced.allApplications || teeEnforced.allApplications) {
    refuse('bad_attestation', 'the key is not bound to one application');
  }
  if (policy.androidKey === 'trusted-environment') checkTrustedEnvironment(description);
  // Two empty lists, as the specification's own vector has them (§16.13), contradict nothing.
  else if (!softwareEnforced.empty || !teeEnforced.empty) checkLists([softwareEnforced, teeEnforced]);
}

/** The list of the trusted environment counts, and only where neither the key nor what describes it is mere software. */
function checkTrustedEnvironment({ attestationSecurityLevel, keySecurityLevel, teeEnforced }: KeyDescription): void {
  if (attestationSecurityLevel === 'software' || keySecurityLevel === 'software') {
    refuse('bad_attestation', 'the key does not live in a trusted environment');
  }
  checkLists([teeEnforced]);
}

/** What the lists say together: the key was generated where it lives, and signs. */
function checkLists(lists: readonly AuthorizationList[]): void {
  const origins = lists.flatMap(({ origin }) => origin ?? []);
  if (origins.length === 0 || origins.some((origin) => origin !== generated)) {
    refuse('bad_attestation', 'the key was not generated in the key store');
  }
  if (!lists.some(({ purpose }) => purpose?.includes(sign))) refuse('bad_attestation', 'the key is not for signing');
}
