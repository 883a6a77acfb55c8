import { StorageUnavailable } from '@signet/server/ports';
import type { SchemaModule } from 'kysely';
import type { ClientBase } from 'pg';
import type { Migration } from '../schema/migration.ts';
import { postgresTypes } from './dialect.ts';
import { locks } from './locks.ts';

/** 15.0, as PostgreSQL numbers it. */
const oldest = 150_000;

/**
 * Brings the schema that the connection's search path names up to date, all or nothing; processes that start at once do it one
 * after the other. Where nothing is missing it only reads.
 * @returns the names of the migrations that ran now
 * @throws StorageUnavailable where a newer version or another program made the schema, or the server is too old
 */
export async function migrate(
  client: ClientBase,
  schema: SchemaModule,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  await refuseOldServer(client);
  if ((await missing(client, migrations)).length === 0) return [];
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [...locks.migrations]);
    const due = await missing(client, migrations);
    await client.query(`CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, run bigint NOT NULL)`);
    for (const migration of due) {
      for (const it of migration.statements(schema, postgresTypes)) await client.query(it.compile().sql);
      await client.query('INSERT INTO migrations (name, run) VALUES ($1, $2)', [migration.name, Date.now()]);
    }
    await client.query('COMMIT');
    return due.map(({ name }) => name);
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Those that have not run. */
async function missing(client: ClientBase, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const run = await namesRun(client, migrations);
  const unknown = run.find((name) => !migrations.some((it) => it.name === name));
  if (unknown !== undefined) {
    throw new StorageUnavailable(
      `The database was made by a newer version of Signet (its schema has ${JSON.stringify(unknown)}). ` +
        'Run that version, or restore a backup that this one made.',
    );
  }
  return migrations.filter(({ name }) => !run.includes(name));
}

async function namesRun(client: ClientBase, migrations: readonly Migration[]): Promise<readonly string[]> {
  const { rows: columns } = await client.query<{ relation: string | null; name: string | null }>(ourColumns);
  const [ours] = columns.filter(({ relation }) => relation === 'migrations');
  if (!ours) {
    if (columns.length > 0) throw foreign();
    return [];
  }
  if (ours.name === null) throw foreign();
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
  const run = rows.map(({ name }) => name);
  if (run.length > 0 && !run.some((name) => migrations.some((it) => it.name === name))) throw foreign();
  return run;
}

/** Tables that have a name of ours and that the search path finds; of `migrations`, whether it has a column `name`. */
const ourColumns = `
  select c.relname as relation, a.attname as name
  from pg_class c
  left join pg_attribute a on a.attrelid = c.oid and a.attname = 'name' and not a.attisdropped
  where c.relname in ('migrations', 'relying_parties', 'accounts', 'passkeys', 'sessions', 'events', 'keyring')
    and pg_table_is_visible(c.oid)`;

async function refuseOldServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  );
  const [server] = rows;
  if (!server || server.number >= oldest) return;
  throw new StorageUnavailable(`The server is PostgreSQL ${server.version}. Signet needs 15 or newer.`);
}

function foreign(): StorageUnavailable {
  return new StorageUnavailable(
    'The database has tables of another program by names that Signet uses. Name another database, or a schema of its own.',
  );
}
