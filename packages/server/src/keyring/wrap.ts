import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Random } from '../ports/platform.ts';

const nonceLength = 12;
const tagLength = 16;

/** What a wrapped key is bound to: it opens under this id and purpose alone. */
export interface KeyName {
  readonly id: string;
  readonly purpose: string;
}

/** A keyring row's form: AES-256-GCM under the master key, id and purpose as associated data; nonce | ciphertext | tag. */
export function wrapKey(masterKey: Uint8Array, name: KeyName, secret: Uint8Array, random: Random): Uint8Array {
  const nonce = random(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(masterKey), nonce);
  cipher.setAAD(associatedData(name));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** The secret, or null where the master key, id or purpose is not the one that it was wrapped with. */
export function unwrapKey(masterKey: Uint8Array, name: KeyName, wrapped: Uint8Array): Uint8Array | null {
  if (wrapped.length < nonceLength + tagLength) return null;
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(masterKey), wrapped.subarray(0, nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(associatedData(name));
  decipher.setAuthTag(wrapped.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(nonceLength, -tagLength)), decipher.final()]);
  } catch {
    return null;
  }
}

function wrappingKey(masterKey: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', masterKey, '', 'signet keyring v1', 32));
}

function associatedData({ id, purpose }: KeyName): Uint8Array {
  return Buffer.from(JSON.stringify([id, purpose]));
}
