import { concat } from './bytes.ts';

/**
 * A CBOR item taken apart, so that it can be changed anywhere and written again with lengths that fit. Readers of these
 * tools are lenient and share no code with the parsers that they try.
 */
export type CborTree =
  | { readonly kind: 'integer'; readonly major: 0 | 1; readonly argument: bigint }
  | { readonly kind: 'string'; readonly major: 2 | 3; readonly content: Uint8Array }
  /** Of a map, keys and values in turn. */
  | { readonly kind: 'list'; readonly major: 4 | 5; readonly items: readonly CborTree[] }
  /** Written as it is. */
  | { readonly kind: 'raw'; readonly bytes: Uint8Array };

/** The tree of the item that begins at `at`, and the offset after it; null where it is no item that can be taken apart. */
export function readCborTree(bytes: Uint8Array, at = 0, depth = 0): { tree: CborTree; end: number } | null {
  const initial = bytes[at];
  if (initial === undefined || depth > 24) return null;
  const [major, information] = [initial >> 5, initial & 0x1f];
  if (major > 5) return major === 7 && information < 24 ? raw(bytes, at, at + 1) : null;
  const head = readArgument(bytes, at, information);
  if (head === null) return null;
  if (major === 0 || major === 1) {
    return { tree: { kind: 'integer', major, argument: head.argument }, end: head.end };
  }
  if (head.argument > BigInt(bytes.length - head.end)) return null;
  const count = Number(head.argument);
  if (major === 2 || major === 3) {
    const end = head.end + count;
    return { tree: { kind: 'string', major, content: bytes.slice(head.end, end) }, end };
  }
  return readList(bytes, head.end, major === 4 ? { major, count } : { major: 5, count: count * 2 }, depth);
}

/** The tree of bytes that are one item and nothing else, or null. */
export function wholeCborTree(bytes: Uint8Array): CborTree | null {
  const read = readCborTree(bytes);
  return read !== null && read.end === bytes.length ? read.tree : null;
}

/** The bytes of a tree: heads in their shortest form. */
export function writeCborTree(tree: CborTree): Uint8Array {
  switch (tree.kind) {
    case 'raw':
      return tree.bytes;
    case 'integer':
      return writeHead(tree.major, tree.argument);
    case 'string':
      return concat(writeHead(tree.major, BigInt(tree.content.length)), tree.content);
    case 'list': {
      const count = tree.major === 5 ? Math.floor(tree.items.length / 2) : tree.items.length;
      return concat(writeHead(tree.major, BigInt(count)), ...tree.items.map(writeCborTree));
    }
  }
}

/** The head of an item; `width` bytes of argument where it is given, else as few as do. */
export function writeHead(major: number, argument: bigint, width?: number): Uint8Array {
  const shortest =
    argument < 24n ? 0 : argument < 0x100n ? 1 : argument < 0x1_0000n ? 2 : argument < 0x1_0000_0000n ? 4 : 8;
  const size = width ?? shortest;
  if (size === 0) return Uint8Array.of((major << 5) | Number(argument));
  const head = new Uint8Array(1 + size);
  head[0] = (major << 5) | (24 + Math.log2(size));
  for (let index = 0; index < size; index += 1) head[size - index] = Number((argument >> BigInt(8 * index)) & 0xffn);
  return head;
}

/** The value of a text key in a map, or undefined. */
export function memberOf(tree: CborTree | null, name: string): CborTree | undefined {
  if (tree?.kind !== 'list' || tree.major !== 5) return undefined;
  const wanted = Buffer.from(name);
  const at = tree.items.findIndex(
    (item, index) => index % 2 === 0 && item.kind === 'string' && item.major === 3 && wanted.equals(item.content),
  );
  return at === -1 ? undefined : tree.items[at + 1];
}

function readArgument(bytes: Uint8Array, at: number, information: number): { argument: bigint; end: number } | null {
  if (information < 24) return { argument: BigInt(information), end: at + 1 };
  if (information > 27) return null;
  const end = at + 1 + (1 << (information - 24));
  if (end > bytes.length) return null;
  let argument = 0n;
  for (const byte of bytes.subarray(at + 1, end)) argument = (argument << 8n) | BigInt(byte);
  return { argument, end };
}

function readList(
  bytes: Uint8Array,
  start: number,
  { major, count }: { major: 4 | 5; count: number },
  depth: number,
): { tree: CborTree; end: number } | null {
  const items: CborTree[] = [];
  let end = start;
  for (let left = count; left > 0; left -= 1) {
    const item = readCborTree(bytes, end, depth + 1);
    if (item === null) return null;
    items.push(item.tree);
    end = item.end;
  }
  return { tree: { kind: 'list', major, items }, end };
}

function raw(bytes: Uint8Array, start: number, end: number): { tree: CborTree; end: number } {
  return { tree: { kind: 'raw', bytes: bytes.slice(start, end) }, end };
}
