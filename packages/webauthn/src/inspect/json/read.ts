import { Refusal, refuse } from '../../refusals/refusal.ts';
import type { InspectedProblem } from '../node.ts';
import type { Pen } from '../pen.ts';
import { problemOf } from '../pen.ts';

/** A JSON value and where it lies, in bytes of UTF-8. */
export interface JsonItem {
  readonly start: number;
  end: number;
  type: 'object' | 'array' | 'string' | 'number' | 'word';
  /** Of strings, numbers and words. */
  value: string | number | boolean | null;
  readonly items: JsonItem[];
  readonly members: JsonMember[];
  problem?: InspectedProblem;
  stopped?: true;
}

export interface JsonMember {
  readonly name: string;
  /** Offset of the name's quote. */
  readonly start: number;
  /** Undefined where reading ended before it. */
  item?: JsonItem;
  problem?: InspectedProblem;
}

const maxDepth = 16;
const lenient: TextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
const words: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads the JSON value at `start`, and keeps where everything lies. Where it cannot go on, the value at fault carries the problem
 * and ends there, with all that contain it. Whether the text is valid UTF-8 is for others to judge.
 * @throws Refusal where there is no value at all; Overrun
 */
export function readJson(pen: Pen, start: number): JsonItem {
  return new Reader(pen, start).read();
}

class Reader {
  readonly #pen: Pen;
  readonly #open: JsonItem[] = [];
  #at: number;

  constructor(pen: Pen, start: number) {
    this.#pen = pen;
    this.#at = start;
  }

  read(): JsonItem {
    let first: JsonItem | undefined;
    try {
      this.#value((item) => (first = item));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const innermost = this.#open.at(-1);
      if (innermost !== undefined) innermost.problem ??= problemOf(error);
      for (const item of this.#open) {
        item.end = this.#at;
        item.stopped = true;
      }
    }
    return first ?? refuse('bad_json', 'not a JSON value');
  }

  #value(keep: (item: JsonItem) => void): void {
    this.#space();
    const start = this.#at;
    const mark = this.#pen.bytes[start];
    if (mark === undefined) refuse('bad_json', 'a JSON value is missing');
    this.#pen.spend();
    const item: JsonItem = { start, end: start, type: 'word', value: null, items: [], members: [] };
    keep(item);
    this.#open.push(item);
    if (mark === 0x7b) this.#object(item);
    else if (mark === 0x5b) this.#array(item);
    else if (mark === 0x22) this.#string(item);
    else this.#scalar(item);
    item.end = this.#at;
    this.#open.pop();
  }

  #object(item: JsonItem): void {
    item.type = 'object';
    const names = new Set<string>();
    this.#list(0x7d, () => {
      const start = this.#at;
      if (this.#pen.bytes[start] !== 0x22) refuse('bad_json', 'a member name is missing');
      const member: JsonMember = { name: this.#text(), start };
      item.members.push(member);
      if (names.has(member.name)) member.problem = { code: 'duplicate_key', text: 'a JSON object has a member twice' };
      names.add(member.name);
      this.#space();
      if (this.#pen.bytes[this.#at] !== 0x3a) refuse('bad_json', 'a colon is missing');
      this.#at++;
      this.#value((value) => (member.item = value));
    });
  }

  #array(item: JsonItem): void {
    item.type = 'array';
    this.#list(0x5d, () => this.#value((value) => item.items.push(value)));
  }

  /** The entries between an opening mark and its closing one. */
  #list(close: number, entry: () => void): void {
    if (this.#open.length > maxDepth) refuse('bad_json', 'JSON nested deeper than the cap');
    this.#at++;
    this.#space();
    if (this.#pen.bytes[this.#at] === close) {
      this.#at++;
      return;
    }
    for (;;) {
      entry();
      this.#space();
      const mark = this.#pen.bytes[this.#at];
      if (mark !== close && mark !== 0x2c) refuse('bad_json', 'a comma or closing bracket is missing');
      this.#at++;
      if (mark === close) return;
      this.#space();
    }
  }

  #string(item: JsonItem): void {
    item.type = 'string';
    const start = this.#at;
    try {
      item.value = this.#text();
    } catch (error) {
      item.value = lenient.decode(this.#pen.slice(start + 1, this.#at));
      throw error;
    }
  }

  /** A quoted text with its escapes resolved. */
  #text(): string {
    const { bytes } = this.#pen;
    const start = this.#at;
    let at = start + 1;
    while (at < bytes.length && bytes[at] !== 0x22) at += bytes[at] === 0x5c ? 2 : 1;
    this.#at = Math.min(at + 1, bytes.length);
    if (at >= bytes.length) refuse('bad_json', 'a JSON string does not end');
    try {
      const value: unknown = JSON.parse(lenient.decode(this.#pen.slice(start, this.#at)));
      if (typeof value === 'string' && value.isWellFormed()) return value;
    } catch {
      // Told below, as a lone surrogate is.
    }
    return refuse('bad_json', 'a control character, wrong escape or lone surrogate in a JSON string');
  }

  #scalar(item: JsonItem): void {
    const { bytes } = this.#pen;
    const start = this.#at;
    while (this.#at < bytes.length && isScalar(bytes[this.#at] ?? 0)) this.#at++;
    const text = lenient.decode(this.#pen.slice(start, this.#at));
    const word = words.get(text);
    if (word !== undefined) {
      item.value = word;
      return;
    }
    item.type = 'number';
    item.value = Number(text);
    const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/iu.test(text) && Number.isFinite(item.value);
    if (!isNumber) refuse('bad_json', 'not a JSON value');
  }

  /** White space; and at the very start a byte order mark. */
  #space(): void {
    if (this.#at === 0 && this.#pen.bytes[0] === 0xef) this.#at = 3;
    for (;;) {
      const byte = this.#pen.bytes[this.#at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      this.#at++;
    }
  }
}

/** Letters, digits, sign and point. */
function isScalar(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
    ? true
    : byte >= 0x2b && byte <= 0x39 && byte !== 0x2c && byte !== 0x2f;
}
