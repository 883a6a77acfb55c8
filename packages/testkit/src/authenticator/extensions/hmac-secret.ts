import { createCipheriv, createHmac } from 'node:crypto';
import { concatBytes } from '../../encoding/bytes.ts';
import { sha256 } from '../sha256.ts';

const CONTEXT = new TextEncoder().encode('WebAuthn PRF\0');

/** The salt that a client makes of a PRF input (§10.1.4), so that a page cannot ask for what CTAP alone may. */
export function prfSalt(input: Uint8Array): Uint8Array {
  return sha256(concatBytes(CONTEXT, input));
}

/**
 * One evaluation of hmac-secret (CTAP).
 * @param secret CredRandom, 32 bytes
 */
export function evaluateHmacSecret(secret: Uint8Array, salt: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', secret).update(salt).digest());
}

/**
 * What the authenticator data carry of it: encrypted for the client by PIN/UV auth protocol 2 (CTAP).
 * @param sharedSecret 64 bytes: a key for HMAC, a key for AES
 * @param iv 16 bytes
 */
export function encryptHmacSecret(sharedSecret: Uint8Array, iv: Uint8Array, outputs: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-cbc', sharedSecret.subarray(32), iv).setAutoPadding(false);
  return concatBytes(iv, cipher.update(outputs), cipher.final());
}
