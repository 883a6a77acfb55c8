import { refuse } from '../../refusals/refusal.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { checkCertificateAaguid } from './certificate-aaguid.ts';
import { isCountryCode } from './country-codes.ts';

const country = '2.5.4.6';
const organization = '2.5.4.10';
const organizationalUnit = '2.5.4.11';
const commonName = '2.5.4.3';

/**
 * Certificate requirements for packed attestation statements (§8.2.1), and the AAGUID in the certificate against the
 * one in the authenticator data (§8.2, step 2).
 * @param aaguid 16 bytes
 * @throws Refusal attestation_cert, aaguid_mismatch
 */
export function checkPackedCertificate(certificate: Certificate, aaguid: Uint8Array): void {
  if (certificate.version !== 3) refuse('attestation_cert', 'the attestation certificate is not version 3');
  if (!isCountryCode(attribute(certificate, country))) refuse('attestation_cert', 'Subject-C is not an ISO 3166 code');
  if (attribute(certificate, organization) === '') refuse('attestation_cert', 'Subject-O is missing');
  if (attribute(certificate, organizationalUnit) !== 'Authenticator Attestation') {
    refuse('attestation_cert', 'Subject-OU is not the literal Authenticator Attestation');
  }
  if (attribute(certificate, commonName) === '') refuse('attestation_cert', 'Subject-CN is missing');
  if (certificate.basicConstraints === null) refuse('attestation_cert', 'Basic Constraints are missing');
  if (certificate.basicConstraints.ca) refuse('attestation_cert', 'the attestation certificate is that of a CA');
  checkCertificateAaguid(certificate, aaguid);
}

/** The one value of a subject attribute; empty where it is missing or there are several to choose from. */
function attribute(certificate: Certificate, type: string): string {
  const values = certificate.subject.rdns.flat().filter((it) => it.type === type);
  return values.length === 1 ? (values[0]?.text ?? '') : '';
}
