import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { bind } from '../queries/query.ts';
import type { Query } from '../queries/query.ts';
import type { Read, Step } from '../units/unit.ts';
import { failure } from './failure.ts';

/** Longest wait for another process's write, milliseconds: the event loop waits with it. */
const busyTimeout = 2000;

/** A log that a long read has let grow is cut back to this once it starts anew, bytes. */
const largestIdleLog = 64 * 1024 * 1024;

/** One open database whose statements are prepared once. */
export class Connection {
  readonly database: DatabaseSync;
  readonly #statements = new Map<string, Prepared>();

  private constructor(database: DatabaseSync) {
    this.database = database;
  }

  /** @throws StorageUnavailable */
  static open(file: string, { readOnly }: { readOnly: boolean }): Connection {
    let database: DatabaseSync | undefined;
    try {
      database = new DatabaseSync(file, {
        readOnly,
        timeout: busyTimeout,
        enableForeignKeyConstraints: true,
        enableDoubleQuotedStringLiterals: false,
        defensive: true,
      });
      const connection = new Connection(database);
      if (!readOnly) connection.#makeDurable();
      return connection;
    } catch (error) {
      database?.close();
      throw failure(error);
    }
  }

  /** What was acknowledged outlives a loss of power: every commit is on the disk before it is answered. */
  #makeDurable(): void {
    this.database.exec('PRAGMA journal_mode = WAL');
    this.database.exec('PRAGMA synchronous = FULL');
    this.database.exec('PRAGMA trusted_schema = OFF');
    this.database.exec(`PRAGMA journal_size_limit = ${largestIdleLog}`);
  }

  prepare(queries: Iterable<Query<never, unknown>>): void {
    for (const { sql } of queries) this.#prepared(sql);
  }

  /** Runs what a unit or a read asks for, until it answers. */
  drive<Value>(steps: Read<Value>): Value {
    let step = steps.next();
    while (!step.done) step = steps.next(this.#run(step.value));
    return step.value;
  }

  #run({ query: { sql, parameters }, args }: Step): readonly unknown[] {
    const { statement, answers } = this.#prepared(sql);
    const values = bind(parameters, args) as SQLInputValue[];
    if (answers) return statement.all(...values);
    statement.run(...values);
    return [];
  }

  #prepared(sql: string): Prepared {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.database.prepare(sql);
    const prepared = { statement, answers: statement.columns().length > 0 };
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

interface Prepared {
  readonly statement: StatementSync;
  /** It has rows to answer. */
  readonly answers: boolean;
}
