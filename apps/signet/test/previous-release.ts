import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import pg from 'pg';
import type { Authenticator } from '@signet/testkit';
import { postgresCompiler } from '../../../packages/store-sql/src/postgres/dialect.ts';
import { migrate as migratePostgres } from '../../../packages/store-sql/src/postgres/migrate.ts';
import { frontDoor } from '../../../packages/store-sql/src/schema/migrations/0001-front-door.ts';
import { sealedEvents } from '../../../packages/store-sql/src/schema/migrations/0002-sealed-events.ts';
import { endedSessions } from '../../../packages/store-sql/src/schema/migrations/0003-ended-sessions.ts';
import { sqliteCompiler } from '../../../packages/store-sql/src/sqlite/dialect.ts';
import { migrate as migrateSqlite } from '../../../packages/store-sql/src/sqlite/migrate.ts';
import { signUp } from './person.ts';
import { startSignet, temporaryFolder } from './run.ts';

/** Fields of the policy that the previous release did not know. */
const newFields = [
  ...['preset', 'recoveryCodes', 'totp', 'recoveryCoolDown', 'shortCoolDown', 'namedSignIn', 'residentKey'],
  ...['presenceSessionIdle', 'presenceSessionAbsolute', 'confirmedActions'],
];
const previous = [frontDoor, sealedEvents, endedSessions];
const tables = ['relying_parties', 'accounts', 'passkeys', 'keyring'];
/** Of the keys, those that the previous release had. */
const purposes: readonly unknown[] = ['ceremony', 'enrolment-ticket', 'events'];

export interface PreviousRelease {
  /** Data folder: the master key, and on SQLite the database. */
  readonly data: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly people: readonly Authenticator[];
}

/**
 * What the previous release left: people who signed up for real, in a database that its migrations made.
 * @param url of an empty PostgreSQL database; left out: SQLite
 */
export async function previousRelease(names: readonly string[], url?: string): Promise<PreviousRelease> {
  const people: Authenticator[] = [];
  const data = temporaryFolder();
  await using signet = await startSignet();
  for (const name of names) people.push(await signUp(signet.address, name));
  signet.child.kill('SIGTERM');
  await signet.ended;
  copyFileSync(join(signet.data, 'master.key'), join(data, 'master.key'));
  using source = new DatabaseSync(join(signet.data, 'signet.db'));
  if (url === undefined) fillSqlite(join(data, 'signet.db'), source);
  else await fillPostgres(url, source);
  return { data, settings: url === undefined ? {} : { SIGNET_DATABASE: url }, people };
}

type Row = Record<string, SQLInputValue>;

function rowsOf(source: DatabaseSync, table: string): Row[] {
  const rows = source.prepare(`SELECT * FROM ${table}`).all() as Row[];
  if (table === 'keyring') return rows.filter(({ purpose }) => purposes.includes(purpose));
  return table === 'relying_parties' ? rows.map((row) => ({ ...row, policy: oldPolicy(row['policy']) })) : rows;
}

function oldPolicy(text: unknown): string {
  const fields = Object.entries(JSON.parse(text as string) as object).filter(([name]) => !newFields.includes(name));
  return JSON.stringify(Object.fromEntries(fields));
}

function fillSqlite(file: string, source: DatabaseSync): void {
  using database = new DatabaseSync(file);
  migrateSqlite(database, sqliteCompiler().schema, previous);
  for (const table of tables) {
    const columns = database
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map((it) => String(it['name']));
    const insert = database.prepare(
      `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
    );
    for (const row of rowsOf(source, table)) insert.run(...columns.map((name) => row[name] ?? null));
  }
}

async function fillPostgres(url: string, source: DatabaseSync): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await migratePostgres(client, postgresCompiler().schema, previous);
  for (const table of tables) {
    const found = await client.query<{ name: string }>(
      'select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position',
      [table],
    );
    const columns = found.rows.map(({ name }) => name);
    const text = `insert into ${table} (${columns.join()}) values (${columns.map((_, at) => `$${at + 1}`).join()})`;
    for (const row of rowsOf(source, table)) {
      const values = columns.map((name) => row[name] ?? null);
      await client.query(
        text,
        values.map((it) => (it instanceof Uint8Array ? Buffer.from(it) : it)),
      );
    }
  }
  await client.end();
}
