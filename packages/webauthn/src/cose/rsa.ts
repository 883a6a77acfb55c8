import { readUnsigned } from '../bytes/integer.ts';
import type { CborMap } from '../cbor/value.ts';
import { encodeDer } from '../der/encode.ts';
import { derTag } from '../der/walk.ts';
import { refuse } from '../refusals/refusal.ts';
import type { CoseAlgorithm } from './algorithms.ts';
import { bytesParameter, label, requireOnly } from './labels.ts';

const minBits = 2048;
const maxBits = 8192;
/** Exponents above 2^32 − 1 make every verification slow and are used by nobody. */
const maxExponentBytes = 4;

/** AlgorithmIdentifier of rsaEncryption with NULL parameters (RFC 3279 §2.3.1). */
const rsaEncryption: Uint8Array = Uint8Array.of(
  ...[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00],
);
const zero: Uint8Array = Uint8Array.of(0);

/**
 * An RSA key (RFC 8230 §4): 2048 to 8192 bits, odd; public exponent odd, 3 to 2^32 − 1. With e = 1 every message is its own
 * signature.
 * @returns DER SubjectPublicKeyInfo
 * @throws Refusal `bad_key`, `weak_key`
 */
export function parseRsa(parameters: CborMap, _algorithm: CoseAlgorithm): Uint8Array {
  requireOnly(parameters, [label.kty, label.alg, label.n, label.e]);
  const n = readOdd(bytesParameter(parameters, label.n));
  const e = readOdd(bytesParameter(parameters, label.e));
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
  if (bits < minBits || bits > maxBits) refuse('weak_key', 'an RSA modulus outside 2048 to 8192 bits');
  if (e.length > maxExponentBytes || readUnsigned(e) < 3n) refuse('weak_key', 'an RSA exponent outside 3 to 2^32 - 1');
  const key = encodeDer(derTag.sequence, encodeUnsigned(n), encodeUnsigned(e));
  return encodeDer(derTag.sequence, rsaEncryption, encodeDer(derTag.bitString, zero, key));
}

/** An odd integer without leading zero octets (RFC 8230 §4); 0 counts as even, however it is written. */
function readOdd(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) refuse('bad_key', 'an RSA parameter without bytes');
  if (((bytes.at(-1) ?? 0) & 1) === 0) refuse('weak_key', 'an RSA modulus or exponent that is even or zero');
  if (bytes[0] === 0) refuse('bad_key', 'an RSA parameter with a leading zero');
  return bytes;
}

/** A DER INTEGER is signed, so a leading bit gets a zero octet before it. */
function encodeUnsigned(bytes: Uint8Array): Uint8Array {
  return (bytes[0] ?? 0) < 0x80 ? encodeDer(derTag.integer, bytes) : encodeDer(derTag.integer, zero, bytes);
}
