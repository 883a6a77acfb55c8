import { encodeDer } from '../der/encode.ts';
import { derTag } from '../der/walk.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import { refuse } from '../refusals/refusal.ts';

const zero: Uint8Array = Uint8Array.of(0);

/**
 * The DER form of an ECDSA signature on a curve of 256 bits that JWS writes as r and s, 32 bytes each (RFC 7518 §3.4).
 * Their range is not judged.
 * @throws Refusal `code` where the length is another
 */
export function derOfRawEcdsa(raw: Uint8Array, code: RefusalCode): Uint8Array {
  if (raw.length !== 64) refuse(code, 'an ECDSA signature of a JWS that has not 64 bytes');
  return encodeDer(derTag.sequence, encodeUnsigned(raw.subarray(0, 32)), encodeUnsigned(raw.subarray(32)));
}

function encodeUnsigned(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? zero : bytes.subarray(first);
  return (digits[0] ?? 0) < 0x80 ? encodeDer(derTag.integer, digits) : encodeDer(derTag.integer, zero, digits);
}
