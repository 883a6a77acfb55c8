import { after, describe, test } from 'node:test';
import { openPostgresStore } from '@signet/store-sql';
import type { PostgresStore, PostgresStoreOptions } from '@signet/store-sql';
import { getCommand, mustHave } from '../../../../tools/debian.mjs';
import { startCluster } from '../../../../tools/postgres/cluster.ts';
import type { Cluster } from '../../../../tools/postgres/cluster.ts';
import { findPostgres } from '../../../../tools/postgres/find.mjs';

let shared: Promise<Cluster> | null = null;
after(async () => (await shared)?.[Symbol.asyncDispose]());

/** The one PostgreSQL server that the tests share; who stops it starts one of their own. */
export function sharedCluster(): Promise<Cluster> {
  shared ??= startWithTemplate();
  return shared;
}

const template = 'signet_template';

async function startWithTemplate(): Promise<Cluster> {
  const cluster = await startCluster({ settings: { max_connections: 200, fsync: 'off' } });
  const store = await openPostgresStore({ url: await cluster.createDatabase(template) });
  await store.close();
  return cluster;
}

/** URL of a database with the schema and no rows. */
export async function freshDatabase(): Promise<string> {
  return (await sharedCluster()).createDatabase(undefined, template);
}

export async function freshStore(options: Partial<PostgresStoreOptions> = {}): Promise<PostgresStore> {
  return openPostgresStore({ url: await freshDatabase(), ...options });
}

/** Tests that need a PostgreSQL: without one they fail as root or with CI=true, and are skipped elsewhere. */
export function describePostgres(name: string, tests: () => void): void {
  if (findPostgres()) {
    describe(name, tests);
    return;
  }
  const reason = `${name}: there is no PostgreSQL. Get it with: ${getCommand(['postgresql'])}`;
  test(name, { skip: mustHave() ? false : reason }, () => {
    throw new Error(reason);
  });
}
