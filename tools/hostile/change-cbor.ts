import { concat, damageBytes } from './bytes.ts';
import type { BytesChange } from './bytes.ts';
import type { CborTree } from './cbor-tree.ts';
import { wholeCborTree, writeCborTree, writeHead } from './cbor-tree.ts';
import { changeDer } from './change-der.ts';
import type { Random } from './random.ts';

/** CBOR with one item changed, taken away, doubled, swapped or ill formed, and every length around it repaired; else damaged bytes. */
export function changeCbor(random: Random, bytes: Uint8Array): Uint8Array {
  const tree = random.once(8) ? null : wholeCborTree(bytes);
  return tree === null ? damageBytes(random, bytes) : writeCborTree(changeSomewhere(random, tree));
}

/** Changes the content of the strings that hold something of their own: certificates, signatures. */
export function changeStrings(random: Random, bytes: Uint8Array, change: BytesChange): Uint8Array {
  const tree = wholeCborTree(bytes);
  return tree === null ? damageBytes(random, bytes) : writeCborTree(changeString(random, tree, change));
}

function changeString(random: Random, tree: CborTree, change: BytesChange): CborTree {
  if (tree.kind === 'string') return { ...tree, content: change(tree.content) };
  if (tree.kind !== 'list' || tree.items.length === 0) return tree;
  const at = random.below(tree.items.length) | (tree.major === 5 ? 1 : 0);
  return {
    ...tree,
    items: tree.items.map((item, index) => (index === at ? changeString(random, item, change) : item)),
  };
}

function changeSomewhere(random: Random, tree: CborTree): CborTree {
  if (tree.kind !== 'list' || tree.items.length === 0 || random.once(6)) return changeHere(random, tree);
  const at = random.below(tree.items.length);
  return { ...tree, items: tree.items.map((item, index) => (index === at ? changeSomewhere(random, item) : item)) };
}

function changeHere(random: Random, tree: CborTree): CborTree {
  if (random.once(5)) return otherItem(random);
  if (random.once(6)) return illFormed(random, tree);
  switch (tree.kind) {
    case 'raw':
      return otherItem(random);
    case 'integer':
      return {
        ...tree,
        argument: random.pick([tree.argument + 1n, tree.argument ^ 1n, 0n, 23n, 255n, 2n ** 53n, 2n ** 64n - 1n]),
      };
    case 'string':
      return { ...tree, content: random.once(3) ? damageBytes(random, tree.content) : changeDer(random, tree.content) };
    case 'list':
      return { ...tree, items: changeItems(random, tree.items, tree.major === 5 ? 2 : 1) };
  }
}

/** Takes away, doubles or swaps entries of one or two items each, or puts one in. */
function changeItems(random: Random, items: readonly CborTree[], each: 1 | 2): readonly CborTree[] {
  const at = random.below(items.length / each) * each;
  switch (random.below(4)) {
    case 0:
      return items.toSpliced(at, each);
    case 1:
      return items.toSpliced(at, 0, ...items.slice(at, at + each));
    case 2:
      return [...items.slice(at), ...items.slice(0, at)];
    default:
      return items.toSpliced(at, 0, ...Array.from({ length: each }, () => otherItem(random)));
  }
}

function otherItem(random: Random): CborTree {
  switch (random.below(7)) {
    case 0:
      return { kind: 'integer', major: random.pick([0, 1]), argument: BigInt(random.below(300)) };
    case 1:
      return { kind: 'string', major: 2, content: random.bytes(random.below(40)) };
    case 2:
      return {
        kind: 'string',
        major: 3,
        content: Buffer.from(random.pick(['', 'none', 'packed', 'fmt', '__proto__', 'é', '\0'])),
      };
    case 3:
      return { kind: 'list', major: 4, items: [] };
    case 4:
      return { kind: 'list', major: 5, items: [] };
    case 5:
      return { kind: 'raw', bytes: Uint8Array.of(random.pick([0xf4, 0xf5, 0xf6])) };
    default:
      return nested(random.below(24));
  }
}

function nested(depth: number): CborTree {
  return { kind: 'raw', bytes: concat(new Uint8Array(depth).fill(0x81), Uint8Array.of(0x00)) };
}

/** What CBOR allows and CTAP2 does not, or neither: wide heads, indefinite lengths, tags, floats, undefined, text that is no UTF-8. */
function illFormed(random: Random, tree: CborTree): CborTree {
  const bytes = writeCborTree(tree);
  const of = (...parts: readonly Uint8Array[]): CborTree => ({ kind: 'raw', bytes: concat(...parts) });
  const forms: readonly (() => CborTree)[] = [
    () => of(wideHead(random, tree), bytes.subarray(headLength(bytes))),
    () => of(writeHead(6, BigInt(random.below(70))), bytes),
    () => of(Uint8Array.of(0xf7)),
    () => of(Uint8Array.of(0xf9, 0x3c, 0x00)),
    () => of(Uint8Array.of(0xfb), random.bytes(8)),
    () => of(Uint8Array.of(0x62, 0xc3, 0x28)),
    () => of(Uint8Array.of(0x5f), bytes, Uint8Array.of(0xff)),
    () => of(Uint8Array.of(0x9f), bytes, Uint8Array.of(0xff)),
    () => of(Uint8Array.of(random.pick([0x5a, 0x9a, 0xba, 0x1b, 0x7b]))),
  ];
  return random.pick(forms)();
}

function wideHead(random: Random, tree: CborTree): Uint8Array {
  const width = random.pick([1, 2, 4, 8]);
  switch (tree.kind) {
    case 'raw':
      return Uint8Array.of(0xf8, 0x14);
    case 'integer':
      return writeHead(tree.major, tree.argument, width);
    case 'string':
      return writeHead(tree.major, BigInt(tree.content.length), width);
    case 'list':
      return writeHead(tree.major, BigInt(tree.major === 5 ? tree.items.length >> 1 : tree.items.length), width);
  }
}

function headLength(bytes: Uint8Array): number {
  const information = (bytes[0] ?? 0) & 0x1f;
  return information < 24 ? 1 : 1 + (1 << (information - 24));
}
