import type { KeyObject } from 'node:crypto';
import type { RefusalCode } from '../refusals/codes.ts';
/** Imports a certificate's public key from its spki (Certificate.spki), for use with verifySignature. */
export function importCertificateKey(alg: number, spki: Uint8Array, code: RefusalCode = 'bad_attestation'): KeyObject {
  throw new Error('unwritten ' + alg + spki + code);
}
