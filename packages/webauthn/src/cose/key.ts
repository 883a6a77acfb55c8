import type { CoseAlgorithm } from './algorithms.ts';

/** A public key that passed every check of `parseCoseKey`. */
export interface CosePublicKey {
  /** COSE algorithm identifier, a row of the table of algorithms. */
  readonly alg: number;
  readonly kty: CoseAlgorithm['kty'];
  /** The COSE_Key as received. */
  readonly bytes: Uint8Array;
  /** The same key as a DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). */
  readonly spki: Uint8Array;
}
