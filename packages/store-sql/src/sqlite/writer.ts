import type { Unit } from '../units/unit.ts';
import type { Connection } from './connection.ts';
import { failure } from './failure.ts';

/**
 * Runs units, each in a transaction of its own. The promise is the place where an answer may wait for a commit that
 * several units share.
 */
export class Writer {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @throws StorageUnavailable: nothing of the unit is acknowledged */
  async run<Value>(unit: Unit<Value>): Promise<Value> {
    const { database } = this.#connection;
    try {
      database.exec('BEGIN IMMEDIATE');
      const { value, stays } = this.#connection.drive(unit);
      database.exec(stays ? 'COMMIT' : 'ROLLBACK');
      return value;
    } catch (error) {
      this.#rollBack();
      throw failure(error);
    }
  }

  /** A full disk has ended the transaction already; a rollback that fails must not hide what went wrong before it. */
  #rollBack(): void {
    const { database } = this.#connection;
    try {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
    } catch {
      // The next BEGIN fails and says so: nothing of it is acknowledged.
    }
  }
}
