import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';

export type Row = Readonly<Record<string, unknown>>;
export type Value = string | number | Uint8Array | null;

/** One connection, spoken to past the server: statements name their values $1, $2, … in both databases. */
export interface Sql {
  readonly kind: 'sqlite' | 'postgres';
  run(statement: string, ...values: readonly Value[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Where a server under test keeps its data. */
export interface Database {
  /** What SIGNET_DATABASE is set to; null: SQLite in the data folder. */
  readonly url: string | null;
  /** Root of its processes; null: it runs in the server's own. */
  readonly pid: number | null;
  open(): Promise<Sql>;
  /** How durable a commit is, as the database itself tells it. */
  durability(): Promise<Readonly<Record<string, string>>>;
}

/** SQLite in this file. */
export function sqliteDatabase(file: string): Database {
  return {
    url: null,
    pid: null,
    open: async () => openSqlite(file),
    durability: async () => {
      const sql = openSqlite(file);
      const [journal] = await sql.run('PRAGMA journal_mode');
      const [version] = await sql.run('SELECT sqlite_version() AS version');
      await sql.close();
      return {
        database: `SQLite ${String(version?.['version'])}`,
        journal_mode: String(journal?.['journal_mode']),
        // Belongs to a connection, not to the file: nobody else can read it.
        synchronous: 'FULL, as the store sets it on the connection that writes',
      };
    },
  };
}

function openSqlite(file: string): Sql {
  const database = new DatabaseSync(file, { timeout: 5000 });
  return {
    kind: 'sqlite',
    run: async (statement, ...values) => {
      const prepared = database.prepare(statement);
      const named = Object.fromEntries(values.map((value, index) => [`$${index + 1}`, value as SQLInputValue]));
      return prepared.all(named);
    },
    close: async () => database.close(),
  };
}
