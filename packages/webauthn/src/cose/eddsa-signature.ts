import { compareBytes } from '../bytes/compare.ts';
import { refuse } from '../refusals/refusal.ts';

/**
 * Judges an EdDSA signature before it is verified (RFC 8032 §5.1.7): R and S of the curve's size, S below the order of the base
 * point, so that nobody can make a second signature of the first.
 * @param order L, little-endian
 * @throws Refusal `bad_signature`
 */
export function parseEddsaSignature(signature: Uint8Array, order: Uint8Array): void {
  if (signature.length !== order.length * 2) refuse('bad_signature', 'an EdDSA signature of another length');
  const s = signature.subarray(order.length);
  if (compareBytes(s.toReversed(), order.toReversed()) >= 0) {
    refuse('bad_signature', 'an EdDSA signature whose S is not below the order');
  }
}
