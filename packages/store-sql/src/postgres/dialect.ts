import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import type { ColumnTypes } from '../schema/migration.ts';
import type { Tables } from '../schema/tables.ts';

/** A Kysely that compiles for PostgreSQL and runs nothing: Session runs the statements, prepared once a connection. */
export function postgresCompiler(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

export const postgresTypes: ColumnTypes = {
  // By bytes, as in SQLite: the order of names must not hang on the locale library of a machine, nor an index break with it.
  text: sql`text collate "C"`,
  integer: sql`bigint`,
  bytes: sql`bytea`,
  // Room in each page, so that the update of every sign-in leaves the indexes alone.
  table: sql`with (fillfactor = 90)`,
  keyedTable: sql``,
};
