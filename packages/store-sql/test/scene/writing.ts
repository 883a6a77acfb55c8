import { DatabaseSync } from 'node:sqlite';
import type { Store } from '@signet/server/ports';
import { compileQueries } from '../../src/queries/all.ts';
import { migrations } from '../../src/schema/migrations/all.ts';
import { Connection } from '../../src/sqlite/connection.ts';
import { sqliteCompiler } from '../../src/sqlite/dialect.ts';
import { migrate } from '../../src/sqlite/migrate.ts';
import { sqliteStore } from '../../src/sqlite/store.ts';
import { Transaction } from '../../src/sqlite/transaction.ts';
import { Writer } from '../../src/sqlite/writer.ts';
import type { Commit } from '../../src/sqlite/writer.ts';

const queries = compileQueries(sqliteCompiler());

interface Observed {
  readonly store: Store;
  readonly database: DatabaseSync;
  readonly commits: readonly Commit[];
}

/** A store on a file whose commits are noted, and may be made to fail. */
export function openObserved(file: string, transaction = (it: Connection) => new Transaction(it)): Observed {
  const connection = Connection.open(file, { readOnly: false });
  migrate(connection.database, sqliteCompiler().schema, migrations);
  const commits: Commit[] = [];
  const writer = new Writer(connection, (it) => commits.push(it), transaction(connection));
  return { store: sqliteStore(queries, connection, connection, writer), database: connection.database, commits };
}

/** How many rows another connection sees. */
export function count(file: string, table: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
  database.close();
  return rows;
}

/** Something happens before COMMIT, which ends later than it would. */
export class CommitsSlowly extends Transaction {
  static ended = 0;
  static readonly seen: number[] = [];
  before = (): void => undefined;

  static by(ms: number) {
    return (connection: Connection): Transaction => {
      const made = new CommitsSlowly(connection);
      made.before = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
      return made;
    };
  }

  /** Notes what another connection sees of the events just before COMMIT. */
  static seeing(file: string) {
    return (connection: Connection): Transaction => {
      const made = new CommitsSlowly(connection);
      made.before = () => CommitsSlowly.seen.push(count(file, 'events'));
      return made;
    };
  }

  override commit(): void {
    this.before();
    super.commit();
    CommitsSlowly.ended = performance.now();
  }
}

/** A COMMIT that fails as SQLite's own does where a deferred reference is broken: the transaction stays open. */
export class RefusesToCommit extends Transaction {
  static next = false;
  readonly #database: DatabaseSync;

  constructor(connection: Connection) {
    super(connection);
    this.#database = connection.database;
    this.#database.exec('CREATE TABLE broken (it TEXT REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED)');
  }

  override commit(): void {
    if (RefusesToCommit.next) this.#database.exec("INSERT INTO broken VALUES ('nobody')");
    RefusesToCommit.next = false;
    super.commit();
  }
}

/** SQLite ends the transaction by itself once all units have run. */
export class LosesItsTransaction extends Transaction {
  static next = false;
  readonly #database: DatabaseSync;

  constructor(connection: Connection) {
    super(connection);
    this.#database = connection.database;
  }

  override commit(): void {
    if (LosesItsTransaction.next) this.#database.exec('ROLLBACK');
    LosesItsTransaction.next = false;
    super.commit();
  }
}
