import type { RefusalCode } from '../refusals/codes.ts';
import type { Certificate } from './certificate.ts';
export function parseCertificate(der: Uint8Array, code: RefusalCode = 'bad_attestation'): Certificate {
  throw new Error('unwritten ' + der + code);
}
