import { derOctetString } from '../der/primitives.ts';
import { derTag, readDerOnly } from '../der/walk.ts';
import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { Certificate } from './certificate.ts';

const fidoGenCeAaguid = '1.3.6.1.4.1.45724.1.1.4';

/**
 * The extension id-fido-gen-ce-aaguid (§8.2.1): the AAGUID as an OCTET STRING inside extnValue's own, and whether it is marked
 * critical, which it must not be. Null where the certificate has none.
 * @throws Refusal `bad_attestation` or `code`
 */
export function readCertificateAaguid(
  certificate: Certificate,
  code: RefusalCode = 'bad_attestation',
): { aaguid: Uint8Array; critical: boolean } | null {
  const extension = certificate.extensions.get(fidoGenCeAaguid);
  if (extension === undefined) return null;
  const { value, critical } = extension;
  const aaguid = derOctetString(value, readDerOnly(value, derTag.octetString, code), code);
  if (aaguid.length !== 16) refuse(code, 'an AAGUID in a certificate that has not 16 bytes');
  return { aaguid, critical };
}
