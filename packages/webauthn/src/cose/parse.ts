import type { CosePublicKey } from './key.ts';
export function parseCoseKey(bytes: Uint8Array): CosePublicKey {
  throw new Error('unwritten ' + bytes);
}
