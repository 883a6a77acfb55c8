import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Keyring, RingKey, TokenPurpose } from '../keyring/keyring.ts';

/**
 * A sealed token: version 1 | key id 4 | nonce 16 | AES-256-GCM ciphertext of padded JSON | tag 16.
 * Key and IV of each token come from its own nonce (HKDF-SHA-256), the header is associated data.
 */
const version = 1;
const idEnd = 5;
const headerLength = 21;
const tagLength = 16;
/** Plaintext sizes: how long a token is tells next to nothing about what is in it. */
const sizes: readonly number[] = [512, 1024, 2048, 4096];

const infos: Readonly<Record<TokenPurpose, string>> = {
  ceremony: 'signet ceremony v1',
  'enrolment-ticket': 'signet enrolment ticket v1',
  'email-check': 'signet email check v1',
};

export const nonceLength = 16;

export type Opened =
  | { readonly outcome: 'opened'; readonly key: RingKey; readonly nonce: Uint8Array; readonly content: unknown }
  | { readonly outcome: 'malformed' | 'key-unknown' | 'forged' };

/**
 * Seals JSON under the purpose's current key.
 * @param nonce 16 random bytes, used once
 * @throws RangeError where the JSON exceeds 4096 bytes
 */
export function sealBox(key: RingKey, purpose: TokenPurpose, nonce: Uint8Array, content: unknown): Uint8Array {
  const header = Buffer.concat([Buffer.of(version), key.id, nonce]);
  const { secret, iv } = tokenKey(key, purpose, nonce);
  const cipher = createCipheriv('aes-256-gcm', secret, iv);
  cipher.setAAD(header);
  return Buffer.concat([header, cipher.update(padded(content)), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `sealBox` made, or says why it does not; everything in it is as the server wrote it. */
export async function openBox(keyring: Keyring, purpose: TokenPurpose, token: Uint8Array): Promise<Opened> {
  if (token[0] !== version || !sizes.includes(token.length - headerLength - tagLength)) return { outcome: 'malformed' };
  const key = await keyring.find(purpose, token.subarray(1, idEnd));
  if (!key) return { outcome: 'key-unknown' };
  const header = token.subarray(0, headerLength);
  const nonce = header.slice(idEnd);
  const { secret, iv } = tokenKey(key, purpose, nonce);
  const decipher = createDecipheriv('aes-256-gcm', secret, iv, { authTagLength: tagLength });
  decipher.setAAD(header);
  decipher.setAuthTag(token.subarray(-tagLength));
  try {
    const plain = Buffer.concat([decipher.update(token.subarray(headerLength, -tagLength)), decipher.final()]);
    return { outcome: 'opened', key, nonce, content: JSON.parse(plain.toString('utf8')) };
  } catch {
    return { outcome: 'forged' };
  }
}

/** JSON, filled up with spaces (which JSON ignores at its end) to the next size. */
function padded(content: unknown): Uint8Array {
  const json = Buffer.from(JSON.stringify(content));
  const size = sizes.find((it) => it >= json.length);
  if (size === undefined) throw new RangeError('more than a sealed token holds');
  return Buffer.concat([json, Buffer.alloc(size - json.length, ' ')]);
}

function tokenKey(key: RingKey, purpose: TokenPurpose, nonce: Uint8Array): { secret: Uint8Array; iv: Uint8Array } {
  const bytes = new Uint8Array(hkdfSync('sha256', key.secret, nonce, infos[purpose], 44));
  return { secret: bytes.subarray(0, 32), iv: bytes.subarray(32) };
}
