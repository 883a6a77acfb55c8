import { hkdfSync, randomBytes } from 'node:crypto';

/** Where all randomness of an authenticator comes from: the same seed gives the same keys, ids and signatures. */
export interface Seed {
  /** `length` bytes that belong to this label alone; the same ones each time. */
  bytes(label: string, length: number): Uint8Array;
}

/** A seed from text or bytes; without one, 32 random bytes. */
export function createSeed(material: string | Uint8Array = randomBytes(32)): Seed {
  return {
    bytes: (label, length) => new Uint8Array(hkdfSync('sha256', material, 'signet testkit', label, length)),
  };
}
