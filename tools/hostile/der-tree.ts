import { concat } from './bytes.ts';

/** A DER element taken apart: changed anywhere, it is written again with lengths that fit. */
export interface DerTree {
  /** Identifier octets. */
  readonly tag: Uint8Array;
  /** The elements inside, also of a string that holds DER; null where it holds octets. */
  readonly children: readonly DerTree[] | null;
  /** Octets before the children (the unused bits of a BIT STRING), or the whole content. */
  readonly content: Uint8Array;
}

/** The tree of bytes that are one element and nothing else, or null. */
export function wholeDerTree(bytes: Uint8Array): DerTree | null {
  const read = readDerTree(bytes, 0, 0);
  return read !== null && read.end === bytes.length ? read.tree : null;
}

/** The bytes of a tree: lengths in their shortest form. */
export function writeDerTree({ tag, children, content }: DerTree): Uint8Array {
  const inner = concat(content, ...(children ?? []).map(writeDerTree));
  return concat(tag, writeLength(inner.length), inner);
}

function writeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const size = length < 0x100 ? 1 : length < 0x1_0000 ? 2 : 3;
  const octets = Uint8Array.from({ length: size }, (_, index) => (length >> (8 * (size - 1 - index))) & 0xff);
  return concat(Uint8Array.of(0x80 | size), octets);
}

function readDerTree(bytes: Uint8Array, start: number, depth: number): { tree: DerTree; end: number } | null {
  let at = start + 1;
  if (((bytes[start] ?? 0) & 0x1f) === 0x1f) while ((bytes[at++] ?? 0) > 0x7f);
  const tag = bytes.slice(start, at);
  const length = readLength(bytes, at);
  if (length === null || depth > 24) return null;
  const content = bytes.slice(length.at, length.at + length.length);
  if (tag.length === 0 || content.length !== length.length) return null;
  return { tree: takeApart(tag, content, depth), end: length.at + length.length };
}

function readLength(bytes: Uint8Array, start: number): { length: number; at: number } | null {
  const first = bytes[start];
  if (first === undefined) return null;
  if (first < 0x80) return { length: first, at: start + 1 };
  const size = first - 0x80;
  if (size === 0 || size > 3 || start + size >= bytes.length) return null;
  let length = 0;
  for (const octet of bytes.subarray(start + 1, start + 1 + size)) length = length * 256 + octet;
  return { length, at: start + 1 + size };
}

function takeApart(tag: Uint8Array, content: Uint8Array, depth: number): DerTree {
  const isConstructed = ((tag[0] ?? 0) & 0x20) !== 0;
  const skipped = tag[0] === 0x03 && content[0] === 0 ? 1 : 0;
  const mayHoldDer = isConstructed || tag[0] === 0x04 || skipped === 1;
  const children = mayHoldDer ? readAll(content.subarray(skipped), depth) : null;
  if (children === null || (children.length === 0 && !isConstructed)) return { tag, children: null, content };
  return { tag, children, content: content.slice(0, skipped) };
}

function readAll(content: Uint8Array, depth: number): DerTree[] | null {
  const children: DerTree[] = [];
  for (let at = 0; at < content.length; ) {
    const child = readDerTree(content, at, depth + 1);
    if (child === null) return null;
    children.push(child.tree);
    at = child.end;
  }
  return children;
}
