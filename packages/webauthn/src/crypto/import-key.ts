import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';

/**
 * Imports a DER SubjectPublicKeyInfo into the platform.
 * @throws Refusal `code` where the platform does not take it
 */
export function importKey(spki: Uint8Array, code: RefusalCode): KeyObject {
  try {
    // The platform reads a view, so no copy is made.
    const key = Buffer.from(spki.buffer, spki.byteOffset, spki.length);
    return createPublicKey({ key, format: 'der', type: 'spki' });
  } catch {
    return refuse(code, 'a public key that the platform does not take');
  }
}
