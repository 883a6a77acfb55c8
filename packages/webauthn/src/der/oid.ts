import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { DerElement } from './element.ts';
import { derTag, expectTag } from './walk.ts';

/** Content octets of the longest object identifier taken. */
const maxLength = 64;
/** Octets whose seven bits each fit into an integer of ordinary size. */
const octetsOfNumber = 7;

/**
 * An OBJECT IDENTIFIER in dotted form (X.690 §8.19).
 * @throws Refusal `code`
 */
export function derOid(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): string {
  const { contentStart, end } = expectTag(element, derTag.oid, code);
  if (end === contentStart || end - contentStart > maxLength)
    refuse(code, 'an object identifier of length 0 or beyond the cap');
  let text = '';
  for (let at = contentStart; at < end; ) {
    if (bytes[at] === 0x80) refuse(code, 'an object identifier with a leading zero');
    let last = at;
    while ((bytes[last] ?? 0) > 0x7f) last++;
    if (last >= end) refuse(code, 'an object identifier that is cut short');
    text += at === contentStart ? firstArcs(bytes, at, last) : `.${arc(bytes, at, last)}`;
    at = last + 1;
  }
  return text;
}

/** The first two arcs share one number: 40 times the one, which is 0, 1 or 2, and the other. */
function firstArcs(bytes: Uint8Array, first: number, last: number): string {
  const both = arc(bytes, first, last);
  if (both < 40) return `0.${both}`;
  if (both < 80) return `1.${Number(both) - 40}`;
  return `2.${typeof both === 'number' ? both - 80 : both - 80n}`;
}

/** Nearly all arcs are small; those made from UUIDs have 128 bits. */
function arc(bytes: Uint8Array, first: number, last: number): number | bigint {
  if (last - first >= octetsOfNumber) return longArc(bytes, first, last);
  let value = 0;
  for (let at = first; at <= last; at++) value = value * 128 + ((bytes[at] ?? 0) & 0x7f);
  return value;
}

function longArc(bytes: Uint8Array, first: number, last: number): bigint {
  let value = 0n;
  for (let at = first; at <= last; at++) value = (value << 7n) | BigInt((bytes[at] ?? 0) & 0x7f);
  return value;
}
