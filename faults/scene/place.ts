import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { startCluster } from '../../tools/postgres/cluster.ts';
import type { Cluster } from '../../tools/postgres/cluster.ts';
import { startServer } from './server.ts';
import type { Server, ServerOptions } from './server.ts';

type Row = Readonly<Record<string, unknown>>;

/** Where servers keep their data, and a look at it past them. `await using` ends its servers and removes it. */
export interface Place extends AsyncDisposable {
  readonly data: string;
  /** Which database a command works on. */
  readonly flags: readonly string[];
  start(options?: Omit<ServerOptions, 'data'>): Promise<Server>;
  rows(sql: string): Promise<readonly Row[]>;
  count(sql: string): Promise<number>;
}

/** THE TABLE of databases that the suite runs on. */
export const databases: Readonly<Record<string, () => Promise<Place>>> = {
  SQLite: () => sqlitePlace(),
  PostgreSQL: () => postgresPlace(),
};

/** A data folder with SQLite in it. */
export async function sqlitePlace(data = temporaryFolder()): Promise<Place> {
  return await Promise.resolve(
    placeOf(data, {}, (sql) => {
      const database = new DatabaseSync(join(data, 'signet.db'), { timeout: 5000 });
      try {
        return Promise.resolve(database.prepare(sql).all());
      } finally {
        database.close();
      }
    }),
  );
}

/** A PostgreSQL of its own, or the one that is given; every server has the same master key from the data folder. */
export async function postgresPlace(given?: Cluster): Promise<Place> {
  const cluster = given ?? (await startCluster());
  const rows = async (sql: string): Promise<readonly Row[]> => {
    const client = new Client({ connectionString: cluster.url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const close = async (): Promise<void> => {
    if (!given) await cluster[Symbol.asyncDispose]();
  };
  return placeOf(temporaryFolder(), { SIGNET_DATABASE: cluster.url }, rows, close);
}

/** A place whose servers get `settings`; `close` ends what else belongs to it. */
export function placeOf(
  data: string,
  settings: Readonly<Record<string, string>>,
  rows: (sql: string) => Promise<readonly Row[]>,
  close: () => Promise<void> = () => Promise.resolve(),
): Place {
  const servers: Server[] = [];
  return {
    data,
    flags: settings.SIGNET_DATABASE ? ['--database', settings.SIGNET_DATABASE] : [],
    start: async (options = {}) => {
      const server = await startServer({ ...options, data, settings: { ...settings, ...options.settings } });
      servers.push(server);
      // Tests read rows of one database: it must be the one, and the only one, that the server keeps its rows in.
      assert.notEqual((await rows('select id from keyring')).length, 0);
      assert.equal(existsSync(join(data, 'signet.db')), !settings.SIGNET_DATABASE);
      return server;
    },
    rows,
    count: async (sql) => Number(Object.values((await rows(sql))[0] ?? {})[0]),
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
      await close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'signet-faults-'));
}
