import { createHmac } from 'node:crypto';
import type { Keyring } from '../keyring/keyring.ts';

/**
 * What is stored of a recovery code, and looked up directly: HMAC-SHA-256 under a key of the keyring, 32 bytes. Who has the
 * database alone cannot try codes against it.
 * @param code its 20 characters, as `readCodeText` answers them
 */
export function codeHash(keyring: Keyring, code: string): Uint8Array {
  const { secret } = keyring.current('recovery-codes');
  return new Uint8Array(createHmac('sha256', secret).update(code).digest());
}
