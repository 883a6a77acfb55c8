import type { JsonObject } from '../json/value.ts';

/** A JWS in its compact serialization (RFC 7515 §7.1), taken apart. Nothing about it is verified. */
export interface Jws {
  /** The JOSE header. */
  readonly header: JsonObject;
  /** COSE algorithm identifier of `alg`. */
  readonly alg: number;
  /** x5c: DER certificates, that of the key that signed first. Not parsed. */
  readonly certificates: readonly [leaf: Uint8Array, ...others: Uint8Array[]];
  readonly payload: Uint8Array;
  /** As the COSE algorithm writes it: DER where that is ECDSA. */
  readonly signature: Uint8Array;
  /** What is signed: header and payload as they came, with the dot between them. */
  readonly signed: Uint8Array;
}
