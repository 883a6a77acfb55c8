import { setImmediate as nextTurn } from 'node:timers/promises';
import { isOfOneRow } from '../failure.ts';

/** Most that one statement carries. */
const largest = 64;
/** Statements of one kind that are on their way at once; more would carry less each. */
const lanes = 2;

export interface Kind<Asked, Answer> {
  /** Two of one key never share a statement: its answer could not tell them apart. */
  readonly key: (asked: Asked) => string;
  /** Runs one statement for all of them; those without an answer are not in the map. */
  readonly run: (asked: readonly Asked[]) => Promise<ReadonlyMap<string, Answer>>;
}

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly key: string;
  readonly resolve: (answer: Answer | null) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Has one statement, and so one round trip and one commit, do what several requests ask for in the same turn of the event
 * loop, or while the statements before it are on their way. Whoever asks is answered after that commit.
 */
export class Batch<Asked, Answer> {
  readonly #kind: Kind<Asked, Answer>;
  #waiting: Waiting<Asked, Answer>[] = [];
  #scheduled = false;
  readonly #running = new Set<Promise<void>>();

  constructor(kind: Kind<Asked, Answer>) {
    this.#kind = kind;
  }

  /**
   * Null: the statement had no answer for this one.
   * @throws StorageUnavailable; a DatabaseError where the database refuses what this one asked
   */
  ask(asked: Asked): Promise<Answer | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked, key: this.#kind.key(asked), resolve, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => {
        this.#scheduled = false;
        this.#dispatch();
      });
    });
  }

  /** Until everybody who asked is answered. */
  async settle(): Promise<void> {
    while (this.#waiting.length > 0 || this.#running.size > 0) {
      await Promise.all(this.#running);
      await nextTurn();
    }
  }

  #dispatch(): void {
    while (this.#running.size < lanes && this.#waiting.length > 0) {
      const run = this.#run(this.#nextGroup()).then(() => {
        this.#running.delete(run);
        this.#dispatch();
      });
      this.#running.add(run);
    }
  }

  /** The longest waiting of each key. */
  #nextGroup(): ReadonlyMap<string, Waiting<Asked, Answer>> {
    const group = new Map<string, Waiting<Asked, Answer>>();
    const later: Waiting<Asked, Answer>[] = [];
    for (const it of this.#waiting) {
      if (group.size < largest && !group.has(it.key)) group.set(it.key, it);
      else later.push(it);
    }
    this.#waiting = later;
    return group;
  }

  async #run(group: ReadonlyMap<string, Waiting<Asked, Answer>>): Promise<void> {
    try {
      const answers = await this.#kind.run(Array.from(group.values(), ({ asked }) => asked));
      for (const [key, { resolve }] of group) resolve(answers.get(key) ?? null);
    } catch (error) {
      if (group.size === 1 || !isOfOneRow(error)) {
        for (const { reject } of group.values()) reject(error);
        return;
      }
      // What one of them asked for does not go: its neighbours shall not suffer for it.
      await Promise.all(Array.from(group, ([key, it]) => this.#run(new Map([[key, it]]))));
    }
  }
}
