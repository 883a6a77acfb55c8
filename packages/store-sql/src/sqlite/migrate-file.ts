import { migrations } from '../schema/migrations/all.ts';
import { Connection } from './connection.ts';
import { sqliteCompiler } from './dialect.ts';
import { prepareFile } from './files.ts';
import { migrate } from './migrate.ts';

/**
 * Brings the schema of an SQLite file up to date; makes the file where it is missing.
 * @returns the names of the migrations that ran now
 * @throws StorageUnavailable where the file cannot be opened, is damaged, or was made by a newer version
 */
export async function migrateSqlite({ file }: { readonly file: string }): Promise<readonly string[]> {
  prepareFile(file);
  const { database } = Connection.open(file, { readOnly: false });
  try {
    return migrate(database, sqliteCompiler().schema, migrations);
  } finally {
    database.close();
  }
}
