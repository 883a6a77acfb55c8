import type { RefusalCode } from '../../refusals/codes.ts';
import type { InspectedProblem } from '../node.ts';
import type { Describe, Draft, Pen } from '../pen.ts';
import { countBytes, endOf } from '../pen.ts';
import { hex, nameOf, quote } from '../words.ts';
import type { CborItem, CborType } from './read.ts';
import { readCbor } from './read.ts';

/** What is known about an item at a place of a structure. */
export interface CborLens {
  readonly meaning: string;
  /** Instead of the key's own text. */
  readonly name?: string;
  readonly anchor?: string;
  /** The type it has to have, and the code where it has another. */
  readonly type?: CborType;
  readonly otherwise?: RefusalCode;
  readonly members?: ReadonlyMap<number | string, CborLens>;
  readonly each?: CborLens;
  /** The value of an integer in words. */
  readonly words?: (value: number) => string | undefined;
  /** What a string holds, or a last look at any item. */
  readonly inside?: Describe;
  /** The lens to take instead, where it depends on what the item holds. */
  readonly resolve?: (pen: Pen, item: CborItem) => CborLens;
}

const plain: CborLens = { meaning: '' };
const simple: Readonly<Record<number, string>> = { 20: 'false', 21: 'true', 22: 'null', 23: 'undefined' };

/** Describes the one CBOR item that a node holds after its head. */
export function describeCbor(pen: Pen, node: Draft, lens: CborLens, canonical: boolean = false): void {
  pen.within(node, 'cbor_trailing', () => {
    const item = readCbor(pen, node.offset + node.head, endOf(node), canonical);
    fillCbor(pen, node, item, lens);
    return item.stopped ? null : item.end;
  });
}

/** Describes an item in a node that covers it: its children, value and problem. */
export function fillCbor(pen: Pen, node: Draft, item: CborItem, given: CborLens): void {
  const lens = given.resolve?.(pen, item) ?? given;
  node.head = item.content - node.offset;
  node.anchor = lens.anchor ?? node.anchor;
  node.value = valueOf(pen, item, lens);
  const problem = item.problem ?? typeProblem(node, item, lens);
  if (problem !== undefined) node.problem = problem;
  if (item.type === 'map') describeEntries(pen, node, item, lens);
  else for (const [index, one] of item.items.entries()) describeItem(pen, node, one, `[${index}]`, lens.each ?? plain);
  if (lens.inside !== undefined && (lens.type === undefined || lens.type === item.type)) lens.inside(pen, node);
}

function describeItem(pen: Pen, parent: Draft, item: CborItem, name: string, lens: CborLens): void {
  fillCbor(pen, pen.node(parent, item.start, item.end, lens.name ?? name, lens.meaning), item, lens);
}

function describeEntries(pen: Pen, node: Draft, map: CborItem, lens: CborLens): void {
  for (let index = 0; index < map.items.length; index += 2) {
    const key = map.items[index];
    const value = map.items[index + 1];
    if (key === undefined) return;
    const name = keyOf(pen, key);
    const found = lens.members?.get(name) ?? plain;
    const end = value?.end ?? key.end;
    const child = pen.node(node, key.start, end, found.name ?? nameOf(String(name)), found.meaning);
    if (value !== undefined) fillCbor(pen, child, value, found);
    if (key.problem !== undefined) child.problem = key.problem;
  }
}

/** The key as a lens names it; one of another type is shown by its bytes. */
function keyOf(pen: Pen, key: CborItem): number | string {
  if (key.type === 'text') return textOf(pen, key).text;
  if (key.type === 'integer') return typeof key.value === 'number' ? key.value : String(key.value);
  return hex(pen.slice(key.start, key.end));
}

/** The text of a text item; `fault` where it is not UTF-8. */
export function textOf(pen: Pen, item: CborItem): { text: string; fault: boolean } {
  const bytes = pen.slice(item.content, item.end);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), fault: false };
  } catch {
    return { text: new TextDecoder().decode(bytes), fault: true };
  }
}

function typeProblem(node: Draft, item: CborItem, lens: CborLens): InspectedProblem | undefined {
  if (lens.type === undefined || lens.type === item.type) return undefined;
  return { code: lens.otherwise ?? 'bad_attestation', text: `${node.name} is not of the CBOR type ${lens.type}` };
}

function valueOf(pen: Pen, item: CborItem, lens: CborLens): string {
  switch (item.type) {
    case 'integer': {
      const words = typeof item.value === 'number' ? lens.words?.(item.value) : undefined;
      return words === undefined ? String(item.value) : `${item.value} (${words})`;
    }
    case 'text': {
      const { text, fault } = textOf(pen, item);
      if (fault) item.problem ??= { code: 'cbor_form', text: 'CBOR text that is not valid UTF-8' };
      return quote(text);
    }
    case 'bytes':
      return lens.inside === undefined
        ? hex(pen.slice(item.content, item.end)) || 'no bytes'
        : countBytes(item.end - item.content);
    case 'array':
      return item.items.length === 0 ? 'empty array' : `array of ${item.items.length}`;
    case 'map':
      return item.items.length === 0 ? 'empty map' : `map of ${Math.ceil(item.items.length / 2)}`;
    case 'tag':
      return `tag ${item.value}`;
    case 'float':
      return 'a floating-point number';
    case 'simple':
      return simple[Number(item.value)] ?? `simple value ${item.value}`;
  }
}

/** The entry of a map with a text key, or undefined. */
export function entryOf(pen: Pen, map: CborItem, name: string): CborItem | undefined {
  for (let index = 0; index + 1 < map.items.length; index += 2) {
    const key = map.items[index];
    if (key?.type === 'text' && textOf(pen, key).text === name) return map.items[index + 1];
  }
  return undefined;
}
