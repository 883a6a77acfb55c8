import { createHash } from 'node:crypto';
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import type { Random } from '../ports/platform.ts';

const tokenLength = 32;

/** A fresh session token: 256 random bits, base64url. */
export function newSessionToken(random: Random): string {
  return encodeBase64url(random(tokenLength));
}

/** SHA-256 of the token, which is all that is stored of it; null: the text is no token. */
export function sessionTokenHash(token: string): Uint8Array | null {
  const bytes = decodeBase64url(token);
  if (bytes?.length !== tokenLength) return null;
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
