import type { KeyCache, VerificationKey } from './key-cache.ts';
/** The key of a stored credential: from the cache, or parsed, imported and cached. Throws the refusals of parseCoseKey. */
export function verificationKey(
  credentialId: string | Uint8Array,
  publicKey: Uint8Array,
  keys?: KeyCache,
): VerificationKey {
  throw new Error('unwritten ' + credentialId + publicKey + keys);
}
