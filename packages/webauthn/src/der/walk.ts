import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import { readDer } from './element.ts';
import type { DerElement } from './element.ts';

/** Identifier octets that certificates and statements use. */
export const derTag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/**
 * The one element that the bytes consist of, nothing after it.
 * @throws Refusal `code`
 */
export function readDerOnly(bytes: Uint8Array, tag: number, code: RefusalCode): DerElement {
  const element = readDer(bytes, 0, bytes.length, code);
  if (element.end !== bytes.length) refuse(code, 'bytes follow the DER element');
  return expectTag(element, tag, code);
}

/**
 * The elements inside a constructed one, in order.
 * @param max how many there may be
 * @throws Refusal `code`
 */
export function readDerChildren(bytes: Uint8Array, parent: DerElement, max: number, code: RefusalCode): DerElement[] {
  if ((parent.tag & 0x20) === 0) refuse(code, 'a DER element that holds no others');
  const children: DerElement[] = [];
  for (let at = parent.contentStart; at < parent.end; ) {
    if (children.length === max) refuse(code, 'a DER element with more parts than the cap');
    const child = readDer(bytes, at, parent.end, code);
    children.push(child);
    at = child.end;
  }
  return children;
}

/**
 * The element, if it is there and has the identifier octet expected.
 * @throws Refusal `code`
 */
export function expectTag(element: DerElement | undefined, tag: number, code: RefusalCode): DerElement {
  if (element === undefined || element.tag !== tag) return refuse(code, 'a DER element of another type than expected');
  return element;
}
