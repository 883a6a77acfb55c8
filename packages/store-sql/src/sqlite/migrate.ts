import { StorageUnavailable } from '@signet/server/ports';
import type { SchemaModule } from 'kysely';
import type { DatabaseSync } from 'node:sqlite';
import type { Migration } from '../schema/migration.ts';
import { sqliteTypes } from './dialect.ts';
import { failure } from './failure.ts';

/**
 * Brings the schema up to date, all or nothing.
 * @returns the names of the migrations that ran now
 * @throws StorageUnavailable where a newer version or another program made the database
 */
export function migrate(
  database: DatabaseSync,
  schema: SchemaModule,
  migrations: readonly Migration[],
): readonly string[] {
  try {
    database.exec('BEGIN IMMEDIATE');
    refuseForeign(database);
    database.exec(
      'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY NOT NULL, run INTEGER NOT NULL) STRICT',
    );
    const run = new Set(
      database
        .prepare('SELECT name FROM migrations')
        .all()
        .map((row) => String(row['name'])),
    );
    refuseNewer(run, migrations);
    const note = database.prepare('INSERT INTO migrations (name, run) VALUES (?, ?)');
    const missing = migrations.filter(({ name }) => !run.has(name));
    for (const migration of missing) {
      for (const it of migration.statements(schema, sqliteTypes)) database.exec(it.compile().sql);
      note.run(migration.name, Date.now());
    }
    database.exec('COMMIT');
    return missing.map(({ name }) => name);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw failure(error);
  }
}

function refuseForeign(database: DatabaseSync): void {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  if (tables.length === 0 || tables.some((row) => row['name'] === 'migrations')) return;
  throw new StorageUnavailable('The database file belongs to another program. Name another file or data folder.');
}

function refuseNewer(run: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const unknown = [...run].find((name) => !migrations.some((it) => it.name === name));
  if (unknown === undefined) return;
  throw new StorageUnavailable(
    `The database was made by a newer version of Signet (its schema has ${JSON.stringify(unknown)}). ` +
      'Run that version, or restore a backup that this one made.',
  );
}
