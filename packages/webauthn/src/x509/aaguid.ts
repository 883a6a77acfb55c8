import type { RefusalCode } from '../refusals/codes.ts';
import type { Certificate } from './certificate.ts';
/** id-fido-gen-ce-aaguid (§8.2.1); null where the certificate has none. */
export function readCertificateAaguid(
  certificate: Certificate,
  code: RefusalCode = 'bad_attestation',
): { aaguid: Uint8Array; critical: boolean } | null {
  throw new Error('unwritten ' + certificate + code);
}
