import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { DerElement } from './element.ts';
import { derTag, expectTag } from './walk.ts';

/** Content octets of the longest object identifier taken. */
const maxLength = 64;

/**
 * An OBJECT IDENTIFIER in dotted form (X.690 §8.19).
 * @throws Refusal `code`
 */
export function derOid(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): string {
  const { contentStart, end } = expectTag(element, derTag.oid, code);
  if (end === contentStart || end - contentStart > maxLength)
    refuse(code, 'an object identifier of length 0 or beyond the cap');
  const arcs: bigint[] = [];
  let arc = 0n;
  let isFirst = true;
  for (let at = contentStart; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (isFirst && byte === 0x80) refuse(code, 'an object identifier with a leading zero');
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    isFirst = byte < 0x80;
    if (!isFirst) continue;
    arcs.push(arc);
    arc = 0n;
  }
  if (!isFirst) refuse(code, 'an object identifier that is cut short');
  const [top = 0n, ...rest] = arcs;
  const root = top < 40n ? 0n : top < 80n ? 1n : 2n;
  return [root, top - root * 40n, ...rest].join('.');
}
