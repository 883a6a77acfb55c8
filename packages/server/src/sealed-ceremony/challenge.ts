import { createHmac, hkdfSync } from 'node:crypto';
import type { RingKey } from '../keyring/keyring.ts';

/**
 * The challenge of a sealed ceremony (§13.4.3): HMAC-SHA-256 over the token under a key of its own, 32 bytes. Nobody can
 * know it without the server's key, and it belongs to this token alone.
 */
export function challengeOf(key: RingKey, token: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', macKeyOf(key)).update(token).digest());
}

const macKeys = new WeakMap<RingKey, Uint8Array>();

function macKeyOf(key: RingKey): Uint8Array {
  const known = macKeys.get(key);
  if (known) return known;
  const macKey = new Uint8Array(hkdfSync('sha256', key.secret, '', 'signet challenge v1', 32));
  macKeys.set(key, macKey);
  return macKey;
}
