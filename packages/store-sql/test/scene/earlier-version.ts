import { DatabaseSync } from 'node:sqlite';
import type { Store } from '@signet/server/ports';
import { openPostgresStore, openSqliteStore } from '@signet/store-sql';
import pg from 'pg';
import { postgresCompiler } from '../../src/postgres/dialect.ts';
import { migrate as migratePostgres } from '../../src/postgres/migrate.ts';
import type { Migration } from '../../src/schema/migration.ts';
import { sqliteCompiler } from '../../src/sqlite/dialect.ts';
import { migrate as migrateSqlite } from '../../src/sqlite/migrate.ts';
import { sharedCluster } from './databases.ts';

/** Statements that fill a database of an earlier version; `bytes` writes a value of bytes. */
export type Filling = (bytes: (hex: string) => string) => readonly string[];

/** A store on an SQLite file that an earlier version made, brought up to date. */
export async function sqliteOf(file: string, earlier: readonly Migration[], filling: Filling): Promise<Store> {
  const database = new DatabaseSync(file);
  migrateSqlite(database, sqliteCompiler().schema, earlier);
  for (const it of filling((hex) => `x'${hex}'`)) database.exec(it);
  database.close();
  return await openSqliteStore({ file });
}

/** A store on a PostgreSQL database that an earlier version made, brought up to date. */
export async function postgresOf(earlier: readonly Migration[], filling: Filling): Promise<Store> {
  const url = await (await sharedCluster()).createDatabase();
  const client = new pg.Client(url);
  await client.connect();
  await migratePostgres(client, postgresCompiler().schema, earlier);
  for (const it of filling((hex) => `'\\x${hex}'`)) await client.query(it);
  await client.end();
  return await openPostgresStore({ url });
}

/** Somebody with a passkey and three sessions: one lives at 200, one expired at 100, one was last seen at 40 for 50. */
export const somebody: Filling = (bytes) => [
  `INSERT INTO relying_parties VALUES ('default', 'fernholm.example', 'Fernholm', '[]', '[]', '{}', 1)`,
  `INSERT INTO accounts VALUES ('a', 'default', NULL, ${bytes('01')}, 'asa', 'asa', 'Åsa', 'active', 1)`,
  `INSERT INTO passkeys VALUES ('p', 'a', 'default', ${bytes('02')}, 'fernholm.example', ${bytes('03')}, -7, 0, 0, '[]', NULL,
    NULL, 1, 0, 0, ${bytes('04')}, 'none', 'none', ${bytes('05')}, NULL, 'P', 1, 'https://fernholm.example', '', NULL, 'active')`,
  session('alive', bytes('0a'), 199, 900, 50),
  session('expired', bytes('0b'), 99, 100, 50),
  session('idle', bytes('0c'), 40, 900, 50),
];

function session(id: string, token: string, seen: number, expires: number, idle: number): string {
  return `INSERT INTO sessions VALUES ('${id}', 'default', 'a', 'p', ${token}, 1, 1, ${seen}, ${expires}, ${idle}, '[]', 'aal1', '')`;
}
