import { refuse } from '../../refusals/refusal.ts';
import type { Certificate, Name } from '../../x509/certificate.ts';
import { readDirectoryNames } from '../../x509/directory-names.ts';
import { readExtendedKeyUsage } from '../../x509/extended-key-usage.ts';
import { checkCertificateAaguid } from './certificate-aaguid.ts';
import type { StatementPolicy } from './format.ts';
import { readTpmManufacturer } from './tpm-manufacturers.ts';

/** tcg-kp-AIKCertificate. */
const aikCertificate = '2.23.133.8.3';
const tpmManufacturer = '2.23.133.2.1';
const tpmModel = '2.23.133.2.2';
const tpmVersion = '2.23.133.2.3';

/**
 * TPM attestation statement certificate requirements (§8.3.1), and the AAGUID in the certificate against the one in the
 * authenticator data (§8.3).
 * @param aaguid 16 bytes
 * @throws Refusal attestation_cert, aaguid_mismatch
 */
export function checkAikCertificate(certificate: Certificate, aaguid: Uint8Array, policy: StatementPolicy): void {
  if (certificate.version !== 3) refuse('attestation_cert', 'the AIK certificate is not version 3');
  if (certificate.subject.rdns.length > 0)
    refuse('attestation_cert', 'the subject of the AIK certificate is not empty');
  checkTpmName(readTpmName(certificate), policy);
  if (!readExtendedKeyUsage(certificate, 'attestation_cert').includes(aikCertificate)) {
    refuse('attestation_cert', 'the AIK certificate is not for that use');
  }
  if (certificate.basicConstraints === null) refuse('attestation_cert', 'Basic Constraints are missing');
  if (certificate.basicConstraints.ca) refuse('attestation_cert', 'the AIK certificate is that of a CA');
  checkCertificateAaguid(certificate, aaguid);
}

/** The one directory name. It stands for the subject, so the extension has to be critical (RFC 5280 §4.2.1.6). */
function readTpmName(certificate: Certificate): Name {
  const alternative = readDirectoryNames(certificate, 'attestation_cert');
  if (alternative === null) return refuse('attestation_cert', 'the AIK certificate has no alternative name');
  if (!alternative.critical) refuse('attestation_cert', 'an alternative name in place of the subject is not critical');
  const [name, ...others] = alternative.names;
  if (name === undefined || others.length > 0) {
    return refuse('attestation_cert', 'the AIK certificate names not exactly one TPM');
  }
  return name;
}

/** Manufacturer, model and version (TCG EK Credential Profile, §3.2.9), in one relative distinguished name or in several. */
function checkTpmName(name: Name, policy: StatementPolicy): void {
  const manufacturer = readTpmManufacturer(attribute(name, tpmManufacturer));
  if (manufacturer === null)
    return refuse('attestation_cert', 'the manufacturer of the TPM is missing or of another form');
  if (policy.tpmManufacturer === 'registered' && !manufacturer.registered) {
    refuse('attestation_cert', 'the manufacturer of the TPM is not in the registry');
  }
  if (attribute(name, tpmModel) === '') refuse('attestation_cert', 'the model of the TPM is missing');
  if (attribute(name, tpmVersion) === '') refuse('attestation_cert', 'the version of the TPM is missing');
}

/** The one value of an attribute; empty where it is missing or there are several to choose from. */
function attribute({ rdns }: Name, type: string): string {
  const values = rdns.flat().filter((it) => it.type === type);
  return values.length === 1 ? (values[0]?.text ?? '') : '';
}
