import type { InspectedProblem } from '../node.ts';
import type { Draft, Pen } from '../pen.ts';
import { endOf } from '../pen.ts';
import { nameOf, quote } from '../words.ts';
import type { JsonItem } from './read.ts';
import { readJson } from './read.ts';

/** What is known about a JSON value at a place of a structure. */
export interface JsonLens {
  readonly meaning: string;
  readonly anchor?: string;
  readonly members?: Readonly<Record<string, JsonLens>>;
  readonly each?: JsonLens;
  /** A last look, at the value as read. */
  readonly look?: (pen: Pen, node: Draft, item: JsonItem) => void;
}

const plain: JsonLens = { meaning: '' };

/** Describes the one JSON value that a node holds after its head, white space around it included. */
export function describeJson(pen: Pen, node: Draft, lens: JsonLens): JsonItem | undefined {
  let item: JsonItem | undefined;
  pen.within(node, 'bad_json', () => {
    item = readJson(pen, node.offset + node.head);
    fillJson(pen, node, item, lens);
    if (item.stopped) return null;
    return isBlank(pen.slice(item.end, endOf(node))) ? endOf(node) : item.end;
  });
  return item;
}

function fillJson(pen: Pen, node: Draft, item: JsonItem, lens: JsonLens): void {
  node.head = item.start - node.offset;
  node.anchor = lens.anchor ?? node.anchor;
  node.value = valueOf(item);
  if (item.problem !== undefined) node.problem = item.problem;
  for (const [index, one] of item.items.entries()) {
    const each = lens.each ?? plain;
    fillJson(pen, pen.node(node, one.start, one.end, `[${index}]`, each.meaning), one, each);
  }
  for (const member of item.members) {
    const found = lensOf(lens, member.name);
    const end = member.item?.end ?? item.end;
    const child = pen.node(node, member.start, end, nameOf(member.name), found.meaning);
    if (member.item !== undefined) fillJson(pen, child, member.item, found);
    if (member.problem !== undefined) child.problem = member.problem;
  }
  lens.look?.(pen, node, item);
}

function lensOf(lens: JsonLens, name: string): JsonLens {
  const { members = {} } = lens;
  return (Object.hasOwn(members, name) ? members[name] : undefined) ?? plain;
}

function valueOf({ type, value, members, items }: JsonItem): string {
  if (type === 'object') return `${members.length} member${members.length === 1 ? '' : 's'}`;
  if (type === 'array') return items.length === 0 ? 'empty array' : `array of ${items.length}`;
  return typeof value === 'string' ? quote(value) : String(value);
}

/** A look that wants text, and says so where it finds something else. */
export function wantText(
  problem: InspectedProblem['code'],
  look: (pen: Pen, node: Draft, text: string) => void,
): NonNullable<JsonLens['look']> {
  return (pen, node, item) => {
    if (typeof item.value === 'string') look(pen, node, item.value);
    else node.problem ??= { code: problem, text: `${node.name} is not a string` };
  };
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}
