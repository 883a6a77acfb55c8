import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Database, Row, Sql } from './database.ts';

interface Cluster {
  readonly dataFolder: string;
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

const tool: string = '../../tools/postgres/cluster.ts';

/** A PostgreSQL of the benchmark's own, with its default settings. */
export async function startPostgres(): Promise<{ createDatabase(): Promise<Database>; close(): Promise<void> }> {
  const cluster = await ((await import(tool)) as { startCluster(): Promise<Cluster> }).startCluster();
  return {
    createDatabase: async () => databaseIn(cluster, await cluster.createDatabase()),
    close: () => cluster.stop(),
  };
}

function databaseIn(cluster: Cluster, url: string): Database {
  return {
    url,
    pid: Number(readFileSync(join(cluster.dataFolder, 'postmaster.pid'), 'utf8').split('\n', 1)[0]),
    open: () => openPostgres(url),
    durability: async () => {
      const sql = await openPostgres(url);
      const names = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'];
      const rows = await Promise.all(names.map((name) => sql.run(`SHOW ${name}`)));
      await sql.close();
      const shown = names.map((name, index) => [name, String(rows[index]?.[0]?.[name])]);
      return { database: 'PostgreSQL', ...Object.fromEntries(shown) };
    },
    close: async () => undefined,
  };
}

async function openPostgres(url: string): Promise<Sql> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    kind: 'postgres',
    run: async (statement, ...values) => (await client.query<Row>(statement, [...values])).rows,
    close: () => client.end(),
  };
}
