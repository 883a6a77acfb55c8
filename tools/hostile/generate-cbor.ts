import type { CborTree } from './cbor-tree.ts';
import type { Random } from './random.ts';

/** A tree of CBOR of any shape, a few levels deep. */
export function generateCbor(random: Random, depth = 0): CborTree {
  switch (random.below(depth > 4 ? 5 : 7)) {
    case 0:
      return { kind: 'integer', major: random.pick([0, 1]), argument: argumentOf(random) };
    case 1:
      return { kind: 'string', major: 2, content: random.bytes(random.pick([0, 1, 23, 24, 32, 255, 256])) };
    case 2:
      return { kind: 'string', major: 3, content: Buffer.from(textOf(random)) };
    case 3:
      return { kind: 'raw', bytes: Uint8Array.of(random.pick([0xf4, 0xf5, 0xf6])) };
    case 4:
      return { kind: 'integer', major: 0, argument: BigInt(random.below(24)) };
    case 5:
      return {
        kind: 'list',
        major: 4,
        items: Array.from({ length: random.below(5) }, () => generateCbor(random, depth + 1)),
      };
    default:
      return {
        kind: 'list',
        major: 5,
        items: Array.from({ length: random.below(4) }, () => entryOf(random, depth)).flat(),
      };
  }
}

function entryOf(random: Random, depth: number): readonly CborTree[] {
  const key: CborTree = random.once(2)
    ? { kind: 'integer', major: random.pick([0, 1]), argument: BigInt(random.below(40)) }
    : { kind: 'string', major: 3, content: Buffer.from(textOf(random)) };
  return [key, generateCbor(random, depth + 1)];
}

/** Around the limits of the heads and of what a double holds. */
function argumentOf(random: Random): bigint {
  const limit = random.pick([0n, 24n, 2n ** 8n, 2n ** 16n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 3n]);
  const argument = limit + BigInt(random.below(5) - 2);
  return argument < 0n ? 0n : argument;
}

function textOf(random: Random): string {
  return random.pick([
    '',
    'a',
    'fmt',
    'attStmt',
    'authData',
    '__proto__',
    '\u{1f511}',
    'é'.repeat(20),
    'x'.repeat(300),
    '\ufeff',
  ]);
}
