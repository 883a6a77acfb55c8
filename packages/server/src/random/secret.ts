import { createHash } from 'node:crypto';
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import type { Random } from '../ports/platform.ts';

const secretLength = 32;

/** A text that nobody guesses: 256 random bits, base64url. */
export function newSecret(random: Random): string {
  return encodeBase64url(random(secretLength));
}

/** SHA-256 of the secret, which is all that is stored of it; null: the text is none. */
export function secretHash(secret: string): Uint8Array | null {
  const bytes = decodeBase64url(secret);
  if (bytes?.length !== secretLength) return null;
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
