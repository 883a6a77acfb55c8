import { compareBytes } from '../bytes/compare.ts';
import { derInteger } from '../der/primitives.ts';
import { derTag, readDerChildren, readDerOnly } from '../der/walk.ts';
import { refuse } from '../refusals/refusal.ts';

/** Bytes beyond which no signature is looked at: several times what the largest curve needs. */
const maxLength = 1024;
const code = 'bad_signature_encoding';

/**
 * Judges an ECDSA signature before it is verified (§6.5.5): strict DER, one SEQUENCE of exactly two INTEGERs in their shortest
 * form, both in 1 to n − 1. A high s is as good as a low one: WebAuthn does not ask for low s.
 * @param order n, the order of the curve's base point, big-endian, its full length
 * @throws Refusal `bad_signature_encoding`, `bad_signature` (r or s out of range)
 */
export function parseEcdsaSignature(der: Uint8Array, order: Uint8Array): void {
  if (der.length > maxLength) refuse(code, 'a signature longer than any');
  const sequence = readDerOnly(der, derTag.sequence, code);
  const [r, s, ...more] = readDerChildren(der, sequence, 3, code);
  if (more.length > 0) refuse(code, 'a third part in an ECDSA signature');
  for (const part of [r, s]) checkScalar(derInteger(der, part, code), order);
}

function checkScalar(content: Uint8Array, order: Uint8Array): void {
  const first = content[0] ?? 0;
  if (first > 0x7f) refuse(code, 'a negative number in an ECDSA signature');
  const magnitude = first === 0 ? content.subarray(1) : content;
  if (magnitude.length === 0) refuse('bad_signature', 'zero in an ECDSA signature');
  const isBelow =
    magnitude.length === order.length ? compareBytes(magnitude, order) < 0 : magnitude.length < order.length;
  if (!isBelow) refuse('bad_signature', 'a number not below the order in an ECDSA signature');
}
