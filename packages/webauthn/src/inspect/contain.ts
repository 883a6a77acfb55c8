import { decodeBase64url } from '../bytes/base64url.ts';
import { Refusal } from '../refusals/refusal.ts';
import { decodeLoosely } from './input/base64.ts';
import type { InspectedPart, PartKind } from './node.ts';
import type { Budget, Describe, Draft } from './pen.ts';
import { countBytes, Pen, problemOf } from './pen.ts';

/** What a byte string is described as. */
export interface Content {
  readonly kind: PartKind;
  readonly name: string;
  readonly meaning: string;
  readonly describe: Describe;
}

/**
 * Describes a byte string.
 * @param begun is given the part before it is read, so that what was read stays where an Overrun ends the reading
 * @throws Overrun
 */
export function describePart(
  bytes: Uint8Array,
  budget: Budget,
  content: Content,
  begun: (part: InspectedPart) => void,
): void {
  const pen = new Pen(bytes, budget);
  const root = pen.root(content.name, content.meaning);
  begun({ kind: content.kind, bytes, root });
  content.describe(pen, root);
}

/** Describes the bytes that a node writes down as base64url. Other forms of base64 are a problem of the node, and read all the same. */
export function contain(pen: Pen, node: Draft, text: string, content: Content): void {
  try {
    decodeBase64url(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    node.problem = problemOf(error);
  }
  containLoosely(pen, node, text, content);
}

/** Describes the bytes that a node writes down as base64 of any form. */
export function containLoosely(pen: Pen, node: Draft, text: string, content: Content): void {
  const bytes = decodeLoosely(text);
  if (bytes === null) {
    node.problem ??= { code: 'bad_attestation', text: 'not base64 text' };
    return;
  }
  node.value = countBytes(bytes.length);
  describePart(bytes, pen.budget, content, (part) => {
    node.contains = part;
  });
}
