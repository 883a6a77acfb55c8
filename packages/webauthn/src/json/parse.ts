import { refuse } from '../refusals/refusal.ts';
import type { JsonLimits, JsonObject, JsonValue } from './value.ts';

const numberForm: RegExp = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/**
 * Parses one JSON text (RFC 8259) strictly. Objects become Maps, so no member can reach a prototype.
 * @param text well-formed Unicode; a lone surrogate, raw or escaped, is refused
 * @throws Refusal `bad_json` (grammar, caps, lone surrogate, number beyond a double), `duplicate_key`
 */
export function parseJson(text: string, limits: JsonLimits = {}): JsonValue {
  if (text.length > (limits.length ?? 65_536)) refuse('bad_json', 'JSON text longer than the cap');
  if (!text.isWellFormed()) refuse('bad_json', 'JSON text with a lone surrogate');
  const reader = new JsonReader(text, limits.depth ?? 16);
  reader.skipSpace();
  const value = reader.readValue(0);
  reader.skipSpace();
  if (!reader.ended) refuse('bad_json', 'something follows the JSON value');
  return value;
}

class JsonReader {
  readonly #text: string;
  readonly #maxDepth: number;
  #at = 0;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  get ended(): boolean {
    return this.#at === this.#text.length;
  }

  skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  readValue(depth: number): JsonValue {
    switch (this.#text.charAt(this.#at)) {
      case '"':
        return this.#readString();
      case '{':
        return this.#readObject(depth + 1);
      case '[':
        return this.#readArray(depth + 1);
      case 't':
        return this.#readWord('true', true);
      case 'f':
        return this.#readWord('false', false);
      case 'n':
        return this.#readWord('null', null);
      default:
        return this.#readNumber();
    }
  }

  #readObject(depth: number): JsonObject {
    const members: JsonObject = new Map();
    if (!this.#open(depth, '}')) return members;
    do {
      if (this.#text.charAt(this.#at) !== '"') refuse('bad_json', 'a member name is missing');
      const name = this.#readString();
      if (members.has(name)) refuse('duplicate_key', 'a JSON object has a member twice');
      this.skipSpace();
      if (this.#text.charAt(this.#at++) !== ':') refuse('bad_json', 'a colon is missing');
      this.skipSpace();
      members.set(name, this.readValue(depth));
    } while (this.#continues('}'));
    return members;
  }

  #readArray(depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    if (!this.#open(depth, ']')) return items;
    do items.push(this.readValue(depth));
    while (this.#continues(']'));
    return items;
  }

  /** Enters an array or object; false where it is empty. */
  #open(depth: number, close: string): boolean {
    if (depth > this.#maxDepth) refuse('bad_json', 'JSON nested deeper than the cap');
    this.#at++;
    this.skipSpace();
    if (this.#text.charAt(this.#at) !== close) return true;
    this.#at++;
    return false;
  }

  /** After an item: true where a comma announces another. */
  #continues(close: string): boolean {
    this.skipSpace();
    const mark = this.#text.charAt(this.#at++);
    if (mark === close) return false;
    if (mark !== ',') refuse('bad_json', 'a comma or closing bracket is missing');
    this.skipSpace();
    return true;
  }

  #readString(): string {
    const start = this.#at;
    let escaped = false;
    for (let at = start + 1; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 0x22) {
        this.#at = at + 1;
        return escaped ? unescape(this.#text.slice(start, at + 1)) : this.#text.slice(start + 1, at);
      }
      if (code < 0x20) refuse('bad_json', 'a control character in a JSON string');
      if (code === 0x5c) {
        escaped = true;
        at++;
      }
    }
    return refuse('bad_json', 'a JSON string does not end');
  }

  #readWord<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) refuse('bad_json', 'not a JSON value');
    this.#at += word.length;
    return value;
  }

  #readNumber(): number {
    numberForm.lastIndex = this.#at;
    const match = numberForm.exec(this.#text);
    if (match === null) return refuse('bad_json', 'not a JSON value');
    this.#at = numberForm.lastIndex;
    const value = Number(match[0]);
    if (!Number.isFinite(value)) refuse('bad_json', 'a number beyond the range of a double');
    return value;
  }
}

/** Resolves the escapes of a quoted string. The platform's parser judges them; it sees nothing but this one string. */
function unescape(quoted: string): string {
  let value: unknown;
  try {
    value = JSON.parse(quoted);
  } catch {
    refuse('bad_json', 'a wrong escape in a JSON string');
  }
  if (typeof value !== 'string' || !value.isWellFormed()) refuse('bad_json', 'JSON text with a lone surrogate');
  return value;
}
