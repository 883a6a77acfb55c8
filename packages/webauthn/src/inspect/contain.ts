import { decodeLoosely } from './input/base64.ts';
import type { InspectedPart, PartKind } from './node.ts';
import type { Describe, Draft, Run } from './pen.ts';
import { countBytes, Pen } from './pen.ts';

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
  run: Run,
  content: Content,
  begun: (part: InspectedPart) => void,
): void {
  const pen = new Pen(bytes, run);
  const root = pen.root(content.name, content.meaning);
  begun({ kind: content.kind, bytes, root });
  content.describe(pen, root);
}

/**
 * Describes the bytes that a node writes down as text.
 * @param isStrict whether it has to be base64url; other forms of base64 are a problem then, and are read all the same
 */
export function contain(pen: Pen, node: Draft, text: string, content: Content, isStrict: boolean = true): void {
  const decoded = decodeLoosely(text);
  if (decoded === null || (isStrict && !decoded.canonical)) {
    node.problem = { code: isStrict ? 'bad_shape' : 'bad_attestation', text: 'not canonical base64url text' };
  }
  if (decoded === null) return;
  node.value = countBytes(decoded.bytes.length);
  describePart(decoded.bytes, pen.run, content, (part) => {
    node.contains = part;
  });
}
