import { derInteger, derSequence } from './der.ts';

/** Ecdsa-Sig-Value in DER (RFC 3279 §2.2.3), as WebAuthn §6.5.5 wants it. Any r and s are written, also unusable ones. */
export function encodeEcdsaSignature(r: bigint, s: bigint): Uint8Array {
  return derSequence(derInteger(r), derInteger(s));
}
