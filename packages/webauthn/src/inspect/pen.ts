import type { RefusalCode } from '../refusals/codes.ts';
import { Refusal } from '../refusals/refusal.ts';
import type { InspectedBit, InspectedNode, InspectedNote, InspectedPart, InspectedProblem } from './node.ts';

/** A node that is being written. */
export interface Draft extends InspectedNode {
  length: number;
  head: number;
  name: string;
  meaning: string;
  value: string;
  anchor: string;
  children: Draft[];
  notes: InspectedNote[];
  bits?: readonly InspectedBit[];
  problem?: InspectedProblem;
  contains?: InspectedPart;
}

/** More parts than an inspection shows. */
export class Overrun extends Error {
  override readonly name: string = 'Overrun';
}

/** What one inspection shares over all its byte strings. */
export interface Run {
  /** Parts that may still be read or written. */
  left: number;
  readonly details?: Details | undefined;
}

/** What costs more code than a page may want to load: see `details`. */
export interface Details {
  /** Describe structures. */
  readonly describe: Readonly<Record<'certificate' | 'spki' | 'der' | 'certInfo' | 'pubArea' | 'jws', Describe>>;
  /** The verifier's own parsers: each throws Refusal for what a ceremony would refuse. */
  readonly judge: {
    readonly publicKey: (bytes: Uint8Array) => unknown;
    readonly credential: (ceremony: Ceremony, value: unknown) => unknown;
    readonly clientExtensions: (ceremony: Ceremony, value: unknown) => unknown;
    readonly authenticatorExtensions: (ceremony: Ceremony, bytes: Uint8Array) => unknown;
  };
}

export type Ceremony = 'registration' | 'authentication';

/** Describes what a node holds after its head, by adding children to it. */
export type Describe = (pen: Pen, node: Draft) => void;

type More = Partial<Pick<Draft, 'value' | 'anchor' | 'head'>>;

/** Writes nodes about one byte string. */
export class Pen {
  readonly bytes: Uint8Array;
  readonly run: Run;

  constructor(bytes: Uint8Array, run: Run) {
    this.bytes = bytes;
    this.run = run;
  }

  /** @throws Overrun */
  spend(): void {
    if (--this.run.left < 0) throw new Overrun();
  }

  /** The node of the whole byte string. */
  root(name: string, meaning: string): Draft {
    return draft(0, this.bytes.length, name, meaning, {});
  }

  /** Adds a child that covers `[start, end)`, before what it holds is read: what is read until a fault stays. */
  node(parent: Draft, start: number, end: number, name: string, meaning: string, more: More = {}): Draft {
    this.spend();
    const child = draft(start, end - start, name, meaning, { anchor: parent.anchor, ...more });
    parent.children.push(child);
    return child;
  }

  slice(start: number, end: number): Uint8Array {
    return this.bytes.subarray(start, end);
  }

  /** What the node holds after its head. */
  content(node: Draft): Uint8Array {
    return this.slice(node.offset + node.head, endOf(node));
  }

  /** Asks one of the verifier's parsers, where they are at hand; its refusal is the node's problem where nothing is told yet. */
  judge(node: Draft, ask: (judge: Details['judge']) => unknown): void {
    if (this.run.details === undefined) return;
    try {
      ask(this.run.details.judge);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!hasProblem(node)) node.problem = problemOf(error);
    }
  }

  /**
   * Runs a reader of the node's content. Its refusal becomes the node's problem; what nobody read becomes a child of its own.
   * @param trailing the code for bytes that follow a content which was read without a fault
   * @param read answers the offset where the content ended, or null where a fault inside kept it from reading on
   */
  within(node: Draft, trailing: RefusalCode, read: () => number | null): void {
    let end: number | null = null;
    try {
      end = read();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // A field that is cut short says so itself.
      if (node.children.at(-1)?.problem?.code !== error.code) node.problem ??= problemOf(error);
    }
    const last = node.children.at(-1);
    const at = end ?? (last === undefined ? node.offset + node.head : endOf(last));
    if (at >= endOf(node)) return;
    const start = node.offset + node.head;
    // What was read as one value is a child too, beside the rest.
    if (last === undefined && at > start) this.node(node, start, at, 'value', '').value = node.value;
    const rest = this.node(node, at, endOf(node), 'rest', 'Bytes that were not read.');
    rest.value = countBytes(rest.length);
    if (end !== null) rest.problem = { code: trailing, text: `bytes follow the end of ${node.name}` };
  }
}

function draft(offset: number, length: number, name: string, meaning: string, more: More): Draft {
  return { offset, length, head: 0, name, meaning, value: '', anchor: '', children: [], notes: [], ...more };
}

export function endOf(node: InspectedNode): number {
  return node.offset + node.length;
}

/** Describes a node by one of the details, where they are at hand. */
export function detail(name: keyof Details['describe']): Describe {
  return (pen, node) => {
    const describe = pen.run.details?.describe[name];
    if (describe === undefined) node.value ||= countBytes(node.length - node.head);
    else describe(pen, node);
  };
}

/** Whether the node or something in it has a problem. */
export function hasProblem(node: InspectedNode): boolean {
  return node.problem !== undefined || node.children.some(hasProblem);
}

export function problemOf({ code, message }: Refusal): InspectedProblem {
  return { code, text: message };
}

export function countBytes(count: number): string {
  return `${count} byte${count === 1 ? '' : 's'}`;
}
