import { equalBytes } from '../../bytes/equal.ts';
import { refuse } from '../../refusals/refusal.ts';
import { readCertificateAaguid } from '../../x509/aaguid.ts';
import type { Certificate } from '../../x509/certificate.ts';

/**
 * The AAGUID in an attestation certificate, where it has one, against that of the authenticator data (§8.2 step 2, §8.3).
 * @param aaguid 16 bytes
 * @throws Refusal aaguid_mismatch, also where the extension is malformed or, which it must not be (§8.2.1), critical
 */
export function checkCertificateAaguid(certificate: Certificate, aaguid: Uint8Array): void {
  const attested = readCertificateAaguid(certificate, 'aaguid_mismatch');
  if (attested === null) return;
  if (attested.critical) refuse('aaguid_mismatch', 'id-fido-gen-ce-aaguid is marked critical');
  if (!equalBytes(attested.aaguid, aaguid)) refuse('aaguid_mismatch', 'id-fido-gen-ce-aaguid is another AAGUID');
}
