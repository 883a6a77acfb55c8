import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startCluster } from '../../tools/postgres/cluster.ts';
import type { Cluster } from '../../tools/postgres/cluster.ts';
import type { Database, Row, Sql } from './database.ts';

/** A PostgreSQL of the benchmark's own, with its default settings. */
export async function startPostgres(): Promise<{ createDatabase(): Promise<Database>; close(): Promise<void> }> {
  const cluster = await startCluster();
  return {
    createDatabase: async () => databaseIn(cluster, await cluster.createDatabase()),
    close: () => cluster[Symbol.asyncDispose](),
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
      const shown: [string, string][] = [];
      for (const name of names) shown.push([name, String((await sql.run(`SHOW ${name}`))[0]?.[name])]);
      await sql.close();
      return { database: 'PostgreSQL', ...Object.fromEntries(shown) };
    },
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
