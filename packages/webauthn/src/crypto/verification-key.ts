import { parseCoseKey } from '../cose/parse.ts';
import { requireUsable } from './usable-algorithm.ts';
import { importKey } from './import-key.ts';
import type { KeyCache, VerificationKey } from './key-cache.ts';

/**
 * The key of a stored credential: from the cache, or else parsed, imported and kept there.
 * @param credentialId bytes, or their base64url text
 * @param publicKey the stored COSE_Key
 * @throws Refusal as `parseCoseKey`, and `alg_unsupported` where this runtime does not know the algorithm
 */
export function verificationKey(
  credentialId: string | Uint8Array,
  publicKey: Uint8Array,
  keys?: KeyCache,
): VerificationKey {
  const known = keys?.get(credentialId, publicKey);
  if (known !== undefined) return known;
  const parsed = parseCoseKey(publicKey);
  requireUsable(parsed.alg);
  const key: VerificationKey = { alg: parsed.alg, key: importKey(parsed.spki, 'bad_key') };
  keys?.set(credentialId, publicKey, key);
  return key;
}
