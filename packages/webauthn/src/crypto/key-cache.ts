import type { KeyObject } from 'node:crypto';
/** A key ready to verify with. */
export interface VerificationKey {
  readonly alg: number;
  readonly key: KeyObject;
}
export interface KeyCache {
  readonly size: number;
  get(credentialId: string | Uint8Array, publicKey: Uint8Array): VerificationKey | undefined;
  set(credentialId: string | Uint8Array, publicKey: Uint8Array, key: VerificationKey): void;
}
export function createKeyCache(max: number): KeyCache {
  throw new Error('unwritten ' + max);
}
