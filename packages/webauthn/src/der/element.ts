import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';

/** One element of DER (X.690): where it lies in the bytes it was read from. */
export interface DerElement {
  /** The identifier octet: class, constructed bit and, below 31, the number. */
  readonly tag: number;
  /** The tag number, also where it takes several octets. */
  readonly tagNumber: number;
  /** Offset of the identifier octet. */
  readonly start: number;
  /** Offset of the first content octet. */
  readonly contentStart: number;
  /** Offset after the last content octet. */
  readonly end: number;
}

/**
 * Reads the element that begins at `offset`. Definite lengths in their shortest form only; an element ends within `limit`.
 * @param limit offset that the element may not pass: the end of what contains it
 * @throws Refusal `code`
 */
export function readDer(bytes: Uint8Array, offset: number, limit: number, code: RefusalCode): DerElement {
  const tag = octet(bytes, offset, limit, code);
  let at = offset + 1;
  let tagNumber = tag & 0x1f;
  if (tagNumber === 0x1f) {
    tagNumber = 0;
    let next: number;
    do {
      next = octet(bytes, at++, limit, code);
      tagNumber = tagNumber * 128 + (next & 0x7f);
      if (tagNumber === 0) refuse(code, 'a DER tag number with a leading zero');
      if (tagNumber > 0xffff) refuse(code, 'a DER tag number beyond the cap');
    } while (next > 0x7f);
    if (tagNumber < 0x1f) refuse(code, 'a DER tag number longer than needed');
  }
  let length = octet(bytes, at++, limit, code);
  if (length > 0x7f) {
    const size = length - 0x80;
    length = 0;
    for (let left = size; left > 0; left--) length = length * 256 + octet(bytes, at++, limit, code);
    // Refuses the indefinite form too, which is size 0.
    if (length < 0x80 || length < 256 ** (size - 1))
      refuse(code, 'a DER length that is indefinite or longer than needed');
  }
  if (length > limit - at) refuse(code, 'a DER element longer than what contains it');
  return { tag, tagNumber, start: offset, contentStart: at, end: at + length };
}

function octet(bytes: Uint8Array, at: number, limit: number, code: RefusalCode): number {
  const value = at < limit ? bytes[at] : undefined;
  return value ?? refuse(code, 'a DER element that is cut short');
}
