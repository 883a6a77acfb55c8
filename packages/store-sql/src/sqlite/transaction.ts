import type { StatementSync } from 'node:sqlite';
import type { Connection } from './connection.ts';

/** Primary result code: another connection holds the lock. */
const busy = 5;

/** Beginning and ending of transactions on one connection, each statement prepared once. */
export class Transaction {
  readonly #connection: Connection;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #rollBack: StatementSync;
  readonly #savepoint: StatementSync;
  readonly #release: StatementSync;
  readonly #rollBackTo: StatementSync;

  constructor(connection: Connection) {
    this.#connection = connection;
    const { database } = connection;
    // The event loop never waits for another process: who finds the lock taken asks again.
    database.exec('PRAGMA busy_timeout = 0');
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#rollBack = database.prepare('ROLLBACK');
    this.#savepoint = database.prepare('SAVEPOINT unit');
    this.#release = database.prepare('RELEASE unit');
    this.#rollBackTo = database.prepare('ROLLBACK TO unit');
  }

  /** Whether SQLite still holds it: a full disk, for one, ends a transaction with all its savepoints. */
  get open(): boolean {
    const { database } = this.#connection;
    return database.isOpen && database.isTransaction;
  }

  /** False: another process is writing. */
  begin(): boolean {
    try {
      this.#begin.run();
      return true;
    } catch (error) {
      if (error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === busy) return false;
      throw error;
    }
  }

  commit(): void {
    this.#commit.run();
  }

  /** A rollback that fails must not hide what went wrong before it: the next begin fails and says so. */
  rollBack(): void {
    try {
      if (this.open) this.#rollBack.run();
    } catch {
      // See above.
    }
  }

  savepoint(): void {
    this.#savepoint.run();
  }

  release(): void {
    this.#release.run();
  }

  undo(): void {
    this.#rollBackTo.run();
    this.#release.run();
  }
}
