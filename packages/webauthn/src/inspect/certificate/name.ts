import type { DerElement } from '../../der/element.ts';
import { Refusal } from '../../refusals/refusal.ts';
import { readName } from '../../x509/name.ts';
import { describeInside, elementNode } from '../der/describe.ts';
import { shortOid } from '../der/oids.ts';
import type { Draft, Pen } from '../pen.ts';
import { problemOf } from '../pen.ts';
import { hex, quote } from '../words.ts';

/** Describes a distinguished name: a child for each relative one, which holds one attribute or several. */
export function describeName(pen: Pen, parent: Draft, element: DerElement, name: string, meaning: string): Draft {
  const node = elementNode(pen, parent, element, name, meaning);
  node.anchor = 'RFC 5280 §4.1.2.4';
  try {
    const { rdns } = readName(pen.bytes, element, 'bad_attestation');
    let index = 0;
    describeInside(pen, node, (rdn) => {
      const attributes = rdns[index++] ?? [];
      const child = elementNode(pen, node, rdn, attributes.map((it) => shortOid(it.type)).join(' + '), '');
      child.value = attributes.map((it) => quote(it.text)).join(' + ');
    });
    node.value = node.children.map((it) => `${it.name}=${it.value}`).join(', ') || 'empty';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    node.problem = problemOf(error);
    node.value = hex(pen.content(node));
  }
  return node;
}
