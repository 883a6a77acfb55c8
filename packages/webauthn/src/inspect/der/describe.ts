import type { DerElement } from '../../der/element.ts';
import { readDer } from '../../der/element.ts';
import { derOid } from '../../der/oid.ts';
import { derBoolean, derInteger } from '../../der/primitives.ts';
import { derTime } from '../../der/time.ts';
import { derTag } from '../../der/walk.ts';
import { readUnsigned } from '../../bytes/integer.ts';
import type { RefusalCode } from '../../refusals/codes.ts';
import { Refusal } from '../../refusals/refusal.ts';
import { readNameString } from '../../x509/name-string.ts';
import type { Draft, Pen } from '../pen.ts';
import { endOf, problemOf } from '../pen.ts';
import { hex, instant, quote } from '../words.ts';
import { nameOid } from './oids.ts';

const code = 'bad_attestation';
const maxDepth = 12;

const typeNames: Readonly<Record<number, string>> = {
  [derTag.boolean]: 'BOOLEAN',
  [derTag.integer]: 'INTEGER',
  [derTag.bitString]: 'BIT STRING',
  [derTag.octetString]: 'OCTET STRING',
  [derTag.null]: 'NULL',
  [derTag.oid]: 'OBJECT IDENTIFIER',
  [derTag.enumerated]: 'ENUMERATED',
  [derTag.utcTime]: 'UTCTime',
  [derTag.generalizedTime]: 'GeneralizedTime',
  [derTag.sequence]: 'SEQUENCE',
  [derTag.set]: 'SET',
};

/**
 * The elements that a node holds after its head, each handed on before the next one is read.
 * @returns where the last one ended
 * @throws Refusal `bad_attestation` or `refusal`
 */
export function eachElement(
  pen: Pen,
  node: Draft,
  look: (element: DerElement, index: number) => void,
  refusal: RefusalCode = code,
): number {
  let at = node.offset + node.head;
  for (let index = 0; at < endOf(node); index++) {
    const element = readDer(pen.bytes, at, endOf(node), refusal);
    look(element, index);
    at = element.end;
  }
  return at;
}

/** Adds a node for an element; its head is identifier and length. */
export function elementNode(pen: Pen, parent: Draft, element: DerElement, name: string, meaning: string): Draft {
  return pen.node(parent, element.start, element.end, name, meaning, { head: element.contentStart - element.start });
}

/** Adds a node for a constructed element, and has its own elements looked at. */
export function describeInside(pen: Pen, node: Draft, look: (element: DerElement, index: number) => void): void {
  pen.within(node, code, () => eachElement(pen, node, look));
}

/** Enters the one element that a node holds after its head: its identifier and length become part of the head. */
export function enterDer(pen: Pen, node: Draft, look: (element: DerElement, index: number) => void): void {
  pen.within(node, code, () => {
    const whole = readDer(pen.bytes, node.offset + node.head, endOf(node), code);
    node.head = whole.contentStart - node.offset;
    let at = whole.contentStart;
    for (let index = 0; at < whole.end; index++) {
      const element = readDer(pen.bytes, at, whole.end, code);
      look(element, index);
      at = element.end;
    }
    return whole.end;
  });
}

/** Describes an element of which nothing more is known than DER says. */
export function describeElement(
  pen: Pen,
  parent: Draft,
  element: DerElement,
  name: string = typeNames[element.tag] ?? `[${element.tagNumber}]`,
  meaning: string = '',
  depth: number = 0,
): Draft {
  const node = elementNode(pen, parent, element, name, meaning);
  if ((element.tag & 0x20) === 0 || depth === maxDepth) {
    setValue(pen, node, element);
  } else {
    describeInside(pen, node, (inner) => void describeElement(pen, node, inner, undefined, '', depth + 1));
  }
  return node;
}

/** The value of a primitive element for display; its fault becomes the node's problem. */
export function setValue(pen: Pen, node: Draft, element: DerElement): void {
  try {
    node.value = valueOf(pen, element);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    node.problem = problemOf(error);
    node.value = hex(pen.slice(element.contentStart, element.end));
  }
}

function valueOf(pen: Pen, element: DerElement): string {
  const content = pen.slice(element.contentStart, element.end);
  switch (element.tag) {
    case derTag.boolean:
      return String(derBoolean(pen.bytes, element, code));
    case derTag.integer:
    case derTag.enumerated:
      if (element.tag === derTag.integer) derInteger(pen.bytes, element, code);
      return content.length <= 6 && (content[0] ?? 0) < 0x80 ? String(readUnsigned(content)) : hex(content);
    case derTag.oid:
      return nameOid(derOid(pen.bytes, element, code));
    case derTag.utcTime:
    case derTag.generalizedTime:
      return instant(derTime(pen.bytes, element, code));
    case derTag.bitString:
      return hex(content.subarray(1));
    default: {
      const { stringType, text } = readNameString(pen.bytes, element, code);
      return stringType === 'other' ? hex(content) : quote(text);
    }
  }
}
