import type { KeyObject } from 'node:crypto';
import { encodeBase64url } from '../bytes/base64url.ts';
import { copyBytes } from '../bytes/copy.ts';
import { equalBytes } from '../bytes/equal.ts';

/** A key that was judged and imported: ready to verify with. */
export interface VerificationKey {
  /** COSE algorithm identifier. */
  readonly alg: number;
  readonly key: KeyObject;
}

/**
 * Imported keys by credential id. An entry counts only while the stored key is byte for byte the one that was imported, so a cache
 * can never make a replaced key verify.
 */
export interface KeyCache {
  /** How many keys it holds now. */
  readonly size: number;
  /**
   * @param credentialId bytes, or their base64url text
   * @param publicKey the stored COSE_Key
   */
  get(credentialId: string | Uint8Array, publicKey: Uint8Array): VerificationKey | undefined;
  set(credentialId: string | Uint8Array, publicKey: Uint8Array, key: VerificationKey): void;
}

/**
 * A cache that forgets the key unused for longest when it is full. A key takes about 2 kB.
 * @param max how many keys, 1 or more
 * @throws TypeError where `max` is no such number
 */
export function createKeyCache(max: number): KeyCache {
  if (!Number.isSafeInteger(max) || max < 1) throw new TypeError('createKeyCache: max must be an integer of 1 or more');
  /** A Map keeps the order of insertion, so its first entry is the one unused for longest. */
  const entries = new Map<string, { publicKey: Uint8Array; key: VerificationKey }>();
  return {
    get size(): number {
      return entries.size;
    },
    get(credentialId, publicKey) {
      const id = nameOf(credentialId);
      const entry = entries.get(id);
      if (entry === undefined) return undefined;
      entries.delete(id);
      if (!equalBytes(entry.publicKey, publicKey)) return undefined;
      entries.set(id, entry);
      return entry.key;
    },
    set(credentialId, publicKey, key) {
      const id = nameOf(credentialId);
      entries.delete(id);
      entries.set(id, { publicKey: copyBytes(publicKey), key });
      if (entries.size <= max) return;
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        return;
      }
    },
  };
}

function nameOf(credentialId: string | Uint8Array): string {
  return typeof credentialId === 'string' ? credentialId : encodeBase64url(credentialId);
}
