import { decodeLoosely } from './input/base64.ts';
import type { PartKind } from './node.ts';
import type { Describe, Draft } from './pen.ts';
import { countBytes, Pen } from './pen.ts';

/** What a byte string is described as. */
export interface Content {
  readonly kind: PartKind;
  readonly name: string;
  readonly meaning: string;
  readonly describe: Describe;
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
  const inner = new Pen(decoded.bytes, pen.run);
  const root = inner.root(content.name, content.meaning);
  // Before it is read: what was read stays where an Overrun ends the reading.
  node.contains = { kind: content.kind, bytes: decoded.bytes, root };
  content.describe(inner, root);
}
