import type { DatabaseSync } from 'node:sqlite';

/** The migrations that a database has, in their order; none where it is empty, null where another program made it. */
export function migrationsRun(database: DatabaseSync): readonly string[] | null {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  if (tables.length === 0) return [];
  if (!tables.some(({ name }) => name === 'migrations')) return null;
  const rows = database.prepare('SELECT name FROM migrations ORDER BY name').all();
  return rows.map(({ name }) => String(name));
}
