import type { Store } from '@signet/server/ports';
import { compileQueries } from '../queries/all.ts';
import type { Query } from '../queries/query.ts';
import { migrations } from '../schema/migrations/all.ts';
import { Connection } from './connection.ts';
import { sqliteCompiler } from './dialect.ts';
import { prepareFile } from './files.ts';
import { migrate } from './migrate.ts';
import { sqliteStore } from './store.ts';
import { Writer } from './writer.ts';
import type { Commit } from './writer.ts';

export interface SqliteStoreOptions {
  /** Path of the database, made where it is missing; `:memory:` for one that nothing outlives. */
  readonly file: string;
  /** Told of every commit: how many units it carried, how long it took, milliseconds. */
  readonly observe?: (commit: Commit) => void;
}

/**
 * Opens the store in an SQLite file, its schema brought up to date.
 * Writing has a connection of its own (WAL, synchronous=FULL), where the units of one turn share a commit; reads that decide
 * nothing have another, read-only.
 * @throws StorageUnavailable where the file cannot be opened, is damaged, or was made by a newer version
 */
export async function openSqliteStore({ file, observe }: SqliteStoreOptions): Promise<Store> {
  const inMemory = file === ':memory:';
  if (!inMemory) prepareFile(file);
  const writing = Connection.open(file, { readOnly: false });
  try {
    const compiler = sqliteCompiler();
    migrate(writing.database, compiler.schema, migrations);
    const queries = compileQueries(compiler);
    writing.prepare(Object.values(queries) as Query<never, unknown>[]);
    const reading = inMemory ? writing : Connection.open(file, { readOnly: true });
    return sqliteStore(queries, writing, reading, new Writer(writing, observe));
  } catch (error) {
    writing.database.close();
    throw error;
  }
}
