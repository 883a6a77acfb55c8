import type { KeyObject } from 'node:crypto';
import type { CosePublicKey } from '../cose/key.ts';
/** False: well formed and wrong. Throws Refusal bad_signature_encoding, bad_signature (out of range), alg_unsupported. */
export function verifySignature(
  alg: number,
  key: CosePublicKey | KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  throw new Error('unwritten ' + alg + key + data + signature);
}
export function verifySignaturePooled(
  alg: number,
  key: CosePublicKey | KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  throw new Error('unwritten ' + alg + key + data + signature);
}
