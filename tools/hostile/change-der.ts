import { damageBytes } from './bytes.ts';
import type { DerTree } from './der-tree.ts';
import { wholeDerTree, writeDerTree } from './der-tree.ts';
import type { Random } from './random.ts';

/** DER with one element changed, taken away, doubled or swapped, and every length around it repaired; else damaged bytes. */
export function changeDer(random: Random, bytes: Uint8Array): Uint8Array {
  const tree = random.once(8) ? null : wholeDerTree(bytes);
  return tree === null ? damageBytes(random, bytes) : writeDerTree(changeSomewhere(random, tree));
}

function changeSomewhere(random: Random, tree: DerTree): DerTree {
  const { children } = tree;
  if (children === null || children.length === 0 || random.once(6)) return changeHere(random, tree);
  const at = random.below(children.length);
  return { ...tree, children: children.map((child, index) => (index === at ? changeSomewhere(random, child) : child)) };
}

const tags: readonly number[] = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x13, 0x17, 0x18, 0x30, 0x31, 0x80, 0xa0, 0xa3,
];

function changeHere(random: Random, tree: DerTree): DerTree {
  const { children } = tree;
  if (random.once(8)) return { ...tree, tag: Uint8Array.of(random.pick(tags)) };
  if (children === null)
    return { ...tree, content: random.once(8) ? new Uint8Array() : damageBytes(random, tree.content) };
  const at = random.below(children.length);
  switch (random.below(5)) {
    case 0:
      return { ...tree, children: children.toSpliced(at, 1) };
    case 1:
      return { ...tree, children: children.toSpliced(at, 0, ...children.slice(at, at + 1)) };
    case 2:
      return { ...tree, children: children.toReversed() };
    case 3:
      return { ...tree, children: null, content: damageBytes(random, writeInside(tree)) };
    default:
      return {
        ...tree,
        children: [
          ...children,
          { tag: Uint8Array.of(random.pick(tags)), children: null, content: random.bytes(random.below(4)) },
        ],
      };
  }
}

function writeInside(tree: DerTree): Uint8Array {
  const whole = writeDerTree({ ...tree, tag: Uint8Array.of(0x30) });
  return whole.slice(
    whole.length -
      (tree.children ?? []).reduce((length, child) => length + writeDerTree(child).length, tree.content.length),
  );
}
