import { createPublicKey, X509Certificate } from 'node:crypto';

/**
 * Whether a certificate's signature was made by a key. Nothing else is judged: no name, no validity, no extension.
 * @param der the certificate
 * @param spki the issuer's DER SubjectPublicKeyInfo
 */
export function isCertificateSignedBy(der: Uint8Array, spki: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    return new X509Certificate(der).verify(key);
  } catch {
    // A key or certificate that the platform does not take has signed nothing.
    return false;
  }
}
