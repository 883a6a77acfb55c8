import type { Random } from '../../ports/platform.ts';
import { newSecret, secretHash } from '../../random/secret.ts';

/** So that whoever finds one knows what it is, and scanners of repositories do. */
const prefix = 'signet_';

/** `signet_` and 256 random bits, base64url. */
export function newTokenSecret(random: Random): string {
  return prefix + newSecret(random);
}

/** SHA-256 of the random bits, which is all that is stored; null: the text is no token. */
export function tokenSecretHash(secret: string): Uint8Array | null {
  return secret.startsWith(prefix) ? secretHash(secret.slice(prefix.length)) : null;
}
