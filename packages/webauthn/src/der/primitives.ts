import { copyBytes } from '../bytes/copy.ts';
import { readUnsigned } from '../bytes/integer.ts';
import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { DerElement } from './element.ts';
import { derTag, expectTag } from './walk.ts';

/** The content octets, copied. */
export function derContent(bytes: Uint8Array, element: DerElement): Uint8Array {
  return copyBytes(bytes, element.contentStart, element.end);
}

/**
 * Content of an INTEGER: two's complement, big-endian, in its shortest form (X.690 §8.3.2).
 * @throws Refusal `code`
 */
export function derInteger(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): Uint8Array {
  return shortestInteger(derContent(bytes, expectTag(element, derTag.integer, code)), code);
}

/**
 * A non-negative INTEGER of at most 6 bytes, as versions, lengths and tags are.
 * @throws Refusal `code`
 */
export function derSmallInteger(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): number {
  const content = derInteger(bytes, element, code);
  if (content.length > 6 || (content[0] ?? 0) > 0x7f) refuse(code, 'a DER integer that is negative or too large');
  return Number(readUnsigned(content));
}

/**
 * An ENUMERATED value of at most 6 bytes.
 * @throws Refusal `code`
 */
export function derEnumerated(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): number {
  const content = shortestInteger(derContent(bytes, expectTag(element, derTag.enumerated, code)), code);
  if (content.length > 6 || (content[0] ?? 0) > 0x7f)
    refuse(code, 'a DER enumerated value that is negative or too large');
  return Number(readUnsigned(content));
}

/**
 * A BOOLEAN: 00 or FF, nothing else (X.690 §11.1).
 * @throws Refusal `code`
 */
export function derBoolean(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): boolean {
  const { contentStart, end } = expectTag(element, derTag.boolean, code);
  const value = bytes[contentStart];
  if (end - contentStart !== 1 || (value !== 0x00 && value !== 0xff)) refuse(code, 'a DER boolean of another form');
  return value === 0xff;
}

/**
 * Content of an OCTET STRING.
 * @throws Refusal `code`
 */
export function derOctetString(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): Uint8Array {
  return derContent(bytes, expectTag(element, derTag.octetString, code));
}

/**
 * Content of a BIT STRING that holds whole bytes, as keys and signatures do.
 * @throws Refusal `code`
 */
export function derBitString(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): Uint8Array {
  const { contentStart, end } = expectTag(element, derTag.bitString, code);
  if (bytes[contentStart] !== 0 || end === contentStart) refuse(code, 'a DER bit string with unused bits');
  return copyBytes(bytes, contentStart + 1, end);
}

function shortestInteger(content: Uint8Array, code: RefusalCode): Uint8Array {
  // By index: destructuring would make an iterator, for each number of each signature.
  const first = content[0];
  const second = content[1];
  if (first === undefined) return refuse(code, 'a DER integer without content');
  if (second === undefined) return content;
  if ((first === 0x00 && second < 0x80) || (first === 0xff && second > 0x7f)) {
    refuse(code, 'a DER integer longer than needed');
  }
  return content;
}
