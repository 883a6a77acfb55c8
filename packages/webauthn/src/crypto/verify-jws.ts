import type { Jws } from '../jws/jws.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import { importCertificateKey } from './certificate-key.ts';
import { signatureHolds } from './signature-holds.ts';

/**
 * Whether the signature of a JWS was made by the key of a certificate (RFC 7515 §5.2). The certificate itself is not judged.
 * @param spki `Certificate.spki` of the first of its certificates
 * @param code where the platform does not take the key
 * @throws Refusal `code`; `attestation_alg` where the key is not one of the JWS's algorithm
 */
export function verifyJws(jws: Jws, spki: Uint8Array, code: RefusalCode): boolean {
  return signatureHolds(jws.alg, importCertificateKey(jws.alg, spki, code), jws.signed, jws.signature);
}
