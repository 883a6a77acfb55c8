import { compareBytes } from '../../bytes/compare.ts';
import { Refusal, refuse } from '../../refusals/refusal.ts';
import type { InspectedProblem } from '../node.ts';
import type { Pen } from '../pen.ts';
import { problemOf } from '../pen.ts';

export type CborType = 'integer' | 'bytes' | 'text' | 'array' | 'map' | 'tag' | 'simple' | 'float';

/** A CBOR item and where it lies. */
export interface CborItem {
  readonly start: number;
  /** Offset after its head. */
  content: number;
  end: number;
  type: CborType;
  /** Of integers, tags and simple values. */
  value: number | bigint;
  /** Of an array or tag its items; of a map keys and values by turns. */
  readonly items: CborItem[];
  problem?: InspectedProblem;
  /** That reading ended inside it, before its end. */
  stopped?: true;
}

/** As in the verifier's own decoder. */
const maxDepth = 16;
const maxEntries = 256;
/** One character a byte, so that keys can be looked up. */
const latin1: TextDecoder = new TextDecoder('latin1');
const types: readonly CborType[] = ['integer', 'integer', 'bytes', 'text', 'array', 'map', 'tag', 'simple'];

/**
 * Reads the CBOR item at `start`, and keeps where everything lies. Where it cannot go on, the item at fault carries the problem
 * and ends there, with all that contain it. What breaks the canonical form and can be read all the same is read.
 * @param canonical whether keys have to be in CTAP2 order
 * @throws Refusal where there is not one byte; Overrun
 */
export function readCbor(pen: Pen, start: number, limit: number, canonical: boolean = false): CborItem {
  const reader = new Reader(pen, start, limit, canonical);
  return reader.read();
}

class Reader {
  readonly #pen: Pen;
  readonly #limit: number;
  readonly #canonical: boolean;
  readonly #open: CborItem[] = [];
  #at: number;

  constructor(pen: Pen, start: number, limit: number, canonical: boolean) {
    this.#pen = pen;
    this.#at = start;
    this.#limit = limit;
    this.#canonical = canonical;
  }

  read(): CborItem {
    const first: CborItem[] = [];
    try {
      this.#item(first);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const innermost = this.#open.at(-1);
      if (innermost !== undefined) innermost.problem ??= problemOf(error);
      for (const item of this.#open) {
        item.end = this.#at;
        item.stopped = true;
      }
    }
    return first[0] ?? refuse('cbor_truncated', 'the CBOR item is cut short');
  }

  #item(into: CborItem[]): CborItem {
    if (this.#at >= this.#limit) refuse('cbor_truncated', 'the CBOR item is cut short');
    this.#pen.spend();
    const start = this.#at;
    const item: CborItem = { start, content: start, end: start, type: 'simple', value: 0, items: [] };
    into.push(item);
    this.#open.push(item);
    const initial = this.#byte();
    const major = initial >> 5;
    item.type = types[major] ?? 'simple';
    if (major === 7) this.#simple(item, initial & 0x1f);
    else this.#sized(item, major, initial & 0x1f);
    item.end = this.#at;
    this.#open.pop();
    return item;
  }

  #sized(item: CborItem, major: number, information: number): void {
    const argument = this.#argument(item, information);
    item.content = this.#at;
    item.value = argument;
    if (major === 1) item.value = typeof argument === 'number' ? -1 - argument : -1n - argument;
    if (major === 2 || major === 3) this.#string(argument);
    if (major === 4) this.#items(item, argument, 1);
    if (major === 5) this.#items(item, argument, 2);
    if (major === 6) {
      item.problem = { code: 'cbor_form', text: 'a CBOR tag' };
      this.#deeper(item, 1);
    }
  }

  #string(length: number | bigint): void {
    if (length <= this.#limit - this.#at) {
      this.#at += Number(length);
      return;
    }
    this.#at = this.#limit;
    refuse('cbor_truncated', 'a CBOR string longer than the input');
  }

  #items(item: CborItem, count: number | bigint, each: number): void {
    if (count > (this.#limit - this.#at) / each) {
      item.problem = { code: 'cbor_truncated', text: 'a CBOR array or map with more entries than the input holds' };
    } else if (item.type === 'map' && count > maxEntries) {
      item.problem = { code: 'cbor_form', text: 'a CBOR map with more entries than the cap' };
    }
    this.#deeper(item, Number(count) * each);
  }

  #deeper(item: CborItem, count: number): void {
    if (this.#open.length > maxDepth) refuse('cbor_depth', 'CBOR nested deeper than the cap');
    const seen = new Set<string>();
    let previous: Uint8Array = new Uint8Array(0);
    for (let index = 0; index < count; index++) {
      const child = this.#item(item.items);
      if (item.type !== 'map' || index % 2 === 1) continue;
      const key = this.#pen.slice(child.start, child.end);
      this.#judgeKey(child, seen, compareBytes(key, previous) < 0);
      // Those after a key out of order are held against the one before it.
      if (compareBytes(key, previous) > 0) previous = key;
    }
  }

  #judgeKey(key: CborItem, seen: Set<string>, isOutOfOrder: boolean): void {
    const text = latin1.decode(this.#pen.slice(key.start, key.end));
    if (key.type !== 'integer' && key.type !== 'text') {
      key.problem ??= { code: 'cbor_form', text: 'a CBOR map key that is neither integer nor text' };
    } else if (seen.has(text)) {
      key.problem ??= { code: this.#canonical ? 'cbor_form' : 'cbor_duplicate', text: 'a key that is there twice' };
    } else if (this.#canonical && isOutOfOrder) {
      key.problem ??= { code: 'cbor_form', text: 'CBOR map keys out of canonical order' };
    }
    seen.add(text);
  }

  #simple(item: CborItem, information: number): void {
    item.value = information;
    if (information === 24) item.value = this.#byte();
    if (information > 24 && information < 28) {
      item.type = 'float';
      for (let left = 1 << (information - 24); left > 0; left--) this.#byte();
    }
    item.content = this.#at;
    if (information > 27) refuse('cbor_form', 'a break or reserved head of CBOR');
    if (information < 20 || information > 22) {
      item.problem = { code: 'cbor_form', text: 'a CBOR float, undefined or unknown simple value' };
    }
  }

  #argument(item: CborItem, information: number): number | bigint {
    if (information < 24) return information;
    if (information > 27) refuse('cbor_form', 'an indefinite length or a reserved head');
    let value = 0n;
    const size = 1 << (information - 24);
    for (let left = size; left > 0; left--) value = (value << 8n) | BigInt(this.#byte());
    if (value < (size === 1 ? 24n : 1n << BigInt(size * 4))) {
      item.problem = { code: 'cbor_form', text: 'a CBOR head longer than needed' };
    }
    return value <= BigInt(Number.MAX_SAFE_INTEGER - 1) ? Number(value) : value;
  }

  #byte(): number {
    const byte = this.#at < this.#limit ? this.#pen.bytes[this.#at] : undefined;
    if (byte === undefined) return refuse('cbor_truncated', 'the CBOR item is cut short');
    this.#at++;
    return byte;
  }
}
