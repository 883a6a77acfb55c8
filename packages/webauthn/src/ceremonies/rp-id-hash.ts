import { sha256 } from '../crypto/sha256.ts';

const encoder: TextEncoder = new TextEncoder();

/** Bounded: a relying party has few RP IDs, but a process may serve many relying parties. */
const hashes = new Map<string, Uint8Array>();
const hashesAtMost = 1024;

/** SHA-256 of an RP ID or AppID (§6.1, rpIdHash), computed once. */
export function rpIdHash(id: string): Uint8Array {
  const known = hashes.get(id);
  if (known) return known;
  const hash = sha256(encoder.encode(id));
  if (hashes.size >= hashesAtMost) hashes.clear();
  hashes.set(id, hash);
  return hash;
}
