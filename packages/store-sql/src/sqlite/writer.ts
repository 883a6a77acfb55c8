import { setTimeout as sleep } from 'node:timers/promises';
import { StorageUnavailable } from '@signet/server/ports';
import type { Unit } from '../units/unit.ts';
import type { Connection } from './connection.ts';
import { failure } from './failure.ts';
import { Transaction } from './transaction.ts';

/** More units than this wait for the next turn of the event loop. */
const largestGroup = 256;
/** How long a group waits for another process's write, and how long between two tries, milliseconds. */
const longestWait = 2000;
const pause = 1;

/** What one commit carried. */
export interface Commit {
  readonly units: number;
  readonly ms: number;
  readonly failed: boolean;
}

interface Waiting {
  readonly unit: Unit<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** How one unit of a group ended; told once the group is committed. */
type Ending = { readonly value: unknown } | { readonly error: unknown };

/**
 * Runs the units that one turn of the event loop hands over in one transaction, each in a savepoint of its own, and answers
 * after COMMIT: full durability costs a group what it would cost one unit.
 *
 * A unit that fails by itself leaves its neighbours alone. Where the storage fails, or SQLite has ended the transaction,
 * nobody in the group is acknowledged.
 */
export class Writer {
  readonly #connection: Connection;
  readonly #transaction: Transaction;
  readonly #observe: (commit: Commit) => void;
  #waiting: Waiting[] = [];
  #scheduled = false;
  #finishing = false;
  /** When the lock was first found taken. */
  #busySince: number | null = null;

  constructor(
    connection: Connection,
    observe: (commit: Commit) => void = () => undefined,
    transaction: Transaction = new Transaction(connection),
  ) {
    this.#connection = connection;
    this.#observe = observe;
    this.#transaction = transaction;
  }

  /** @throws StorageUnavailable: nothing of the unit is acknowledged */
  run<Value>(unit: Unit<Value>): Promise<Value> {
    if (this.#finishing) return Promise.reject(new StorageUnavailable('the database is closed'));
    return new Promise<Value>((resolve, reject) => {
      this.#waiting.push({ unit, resolve: resolve as (value: unknown) => void, reject });
      this.#schedule(setImmediate);
    });
  }

  /** Takes no more units; resolves once those handed over are answered, which another process's write may hold up. */
  async finish(): Promise<void> {
    this.#finishing = true;
    while (this.#waiting.length > 0) await sleep(pause);
  }

  #schedule(when: (run: () => void) => unknown): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    when(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#waiting.length === 0) return;
    if (this.#commitGroup()) {
      this.#busySince = null;
      if (this.#waiting.length > 0) this.#schedule(setImmediate);
      return;
    }
    this.#busySince ??= performance.now();
    if (performance.now() - this.#busySince > longestWait) {
      this.#busySince = null;
      this.#refuseGroup(this.#waiting.splice(0), new StorageUnavailable(waitedTooLong));
      return;
    }
    this.#schedule((run) => setTimeout(run, pause));
  }

  #nextGroup(): Waiting[] {
    return this.#waiting.splice(0, largestGroup);
  }

  /** False: another process is writing, and the units wait on. */
  #commitGroup(): boolean {
    const started = performance.now();
    try {
      if (!this.#transaction.begin()) return false;
    } catch (error) {
      this.#refuseGroup(this.#nextGroup(), error, started);
      return true;
    }
    const group = this.#nextGroup();
    try {
      const endings = group.map(({ unit }) => this.#runOne(unit));
      this.#transaction.commit();
      this.#tell(group.length, started, false);
      for (const [index, ending] of endings.entries()) settle(group[index], ending);
    } catch (error) {
      this.#transaction.rollBack();
      this.#refuseGroup(group, error, started);
    }
    return true;
  }

  /** @throws where the whole group is lost */
  #runOne(unit: Unit<unknown>): Ending {
    this.#transaction.savepoint();
    try {
      const { value, stays } = this.#connection.drive(unit);
      if (stays) this.#transaction.release();
      else this.#transaction.undo();
      return { value };
    } catch (thrown) {
      const error = failure(thrown);
      if (error instanceof StorageUnavailable || !this.#transaction.open) throw error;
      this.#transaction.undo();
      return { error };
    }
  }

  #refuseGroup(group: readonly Waiting[], cause: unknown, started = performance.now()): void {
    const told = failure(cause);
    const error =
      told instanceof StorageUnavailable ? told : new StorageUnavailable('the commit failed', { cause: told });
    this.#tell(group.length, started, true);
    for (const { reject } of group) reject(error);
  }

  /** In a microtask of its own: an observer that throws must not undo what is committed, nor hold up an answer. */
  #tell(units: number, started: number, failed: boolean): void {
    const ms = performance.now() - started;
    queueMicrotask(() => this.#observe({ units, ms, failed }));
  }
}

const waitedTooLong = 'another process has been writing for too long';

function settle(waiting: Waiting | undefined, ending: Ending): void {
  if ('value' in ending) waiting?.resolve(ending.value);
  else waiting?.reject(ending.error);
}
