import type { KeyObject } from 'node:crypto';
import type { CosePublicKey } from '../cose/key.ts';
import { Refusal } from '../refusals/refusal.ts';
import { verifySignature } from './verify-signature.ts';

/**
 * Whether a statement's signature verifies. One that is not even well formed is a wrong signature here: the codes for that
 * belong to assertions (§7.2 step 21).
 * @param alg COSE algorithm identifier; the key has to be one of it
 * @throws Refusal as `verifySignature`, its `bad_signature` and `bad_signature_encoding` aside
 */
export function signatureHolds(
  alg: number,
  key: CosePublicKey | KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    return verifySignature(alg, key, data, signature);
  } catch (error) {
    if (!(error instanceof Refusal) || !error.code.startsWith('bad_signature')) throw error;
    return false;
  }
}
