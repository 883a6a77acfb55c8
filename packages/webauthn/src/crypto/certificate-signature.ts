import { constants, verify } from 'node:crypto';
import { Refusal } from '../refusals/refusal.ts';
import type { Certificate } from '../x509/certificate.ts';
import { readPssParameters } from '../x509/pss-parameters.ts';
import { certificateAlgorithms } from './certificate-algorithms.ts';
import type { IssuerKey } from './issuer-key.ts';

/**
 * Whether a certificate's signature was made by a key, with an algorithm of the table. Nothing else is judged: no name, no
 * validity, no extension.
 */
export function isCertificateSignedBy(certificate: Certificate, key: IssuerKey): boolean {
  const algorithm = certificateAlgorithms.find(({ id }) => id === certificate.signatureAlgorithm);
  if (algorithm === undefined || !algorithm.keys.includes(key.asymmetricKeyType ?? '')) return false;
  const { bytes, tbs, signature } = certificate;
  const signed = bytes.subarray(tbs.start, tbs.end);
  try {
    if (algorithm.hash !== 'parameters') return verify(algorithm.hash, signed, key, signature);
    const { hash, saltLength } = readPssParameters(certificate.signatureParameters, 'trust_path');
    return verify(hash, signed, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature);
  } catch (error) {
    if (error instanceof Refusal || isOfPlatform(error)) return false;
    throw error;
  }
}

/** A key restricted to other parameters, or an algorithm that the platform lacks: such a key has signed nothing. */
function isOfPlatform(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_');
}
