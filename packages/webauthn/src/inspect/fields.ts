import type { RefusalCode } from '../refusals/codes.ts';
import { refuse } from '../refusals/refusal.ts';
import type { Draft, Pen } from './pen.ts';
import { endOf } from './pen.ts';
import { hex } from './words.ts';

/** Takes fields of known length from the front of what a node holds, a child each. */
export class Fields {
  at: number;
  readonly #pen: Pen;
  readonly #parent: Draft;
  readonly #code: RefusalCode;

  /** @param code the refusal where a field is cut short */
  constructor(pen: Pen, parent: Draft, code: RefusalCode) {
    this.#pen = pen;
    this.#parent = parent;
    this.#code = code;
    this.at = parent.offset + parent.head;
  }

  /**
   * The next field. Where it is cut short, what is there of it is shown.
   * @throws Refusal
   */
  take(name: string, length: number, meaning: string, anchor: string = this.#parent.anchor): Draft {
    const end = Math.min(this.at + length, endOf(this.#parent));
    if (end === this.at && length > 0) refuse(this.#code, `${this.#parent.name} ends before ${name}`);
    const node = this.#pen.node(this.#parent, this.at, end, name, meaning, { anchor });
    node.value = hex(this.#pen.content(node));
    this.at = end;
    if (node.length < length) {
      node.problem = { code: this.#code, text: `${name} is cut short: ${node.length} of ${length} bytes` };
      refuse(this.#code, `${this.#parent.name} is cut short`);
    }
    return node;
  }

  /** The number that the next bytes write, which stay; 0 where they are cut short. */
  peek(length: number): number {
    return this.#pen
      .slice(this.at, Math.min(this.at + length, endOf(this.#parent)))
      .reduce((sum, byte) => sum * 256 + byte, 0);
  }

  /** The next field as an unsigned integer of at most 8 bytes. @throws Refusal */
  number(name: string, length: number, meaning: string, words?: (value: number) => string | undefined): number {
    const node = this.take(name, length, meaning);
    const value = this.#pen.content(node).reduce((sum, byte) => sum * 256 + byte, 0);
    const told = words?.(value);
    node.value = told === undefined ? String(value) : `${told} (0x${value.toString(16).padStart(length * 2, '0')})`;
    return value;
  }
}
