import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import type { ColumnTypes } from '../schema/migration.ts';
import type { Tables } from '../schema/tables.ts';

/** A Kysely that compiles for SQLite and runs nothing: statements are prepared once and run by Connection. */
export function sqliteCompiler(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

export const sqliteTypes: ColumnTypes = {
  text: 'text',
  integer: sql`integer`,
  bytes: sql`blob`,
  table: sql`strict`,
  keyedTable: sql`strict, without rowid`,
};
