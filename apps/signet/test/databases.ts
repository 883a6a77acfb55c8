import { after, before, describe } from 'node:test';
import { startCluster } from '../../../tools/postgres/cluster.ts';
import type { Cluster } from '../../../tools/postgres/cluster.ts';

/** The settings of a database that nobody has used yet. */
export type NewDatabase = () => Promise<Readonly<Record<string, string>>>;

/** The same tests on SQLite in the data folder, and on a real PostgreSQL. */
export function onBothDatabases(what: string, tests: (database: NewDatabase) => void): void {
  describe(`${what}, on SQLite`, () => tests(async () => ({})));
  describe(`${what}, on PostgreSQL`, () => {
    let cluster: Cluster;
    before(async () => {
      cluster = await startCluster();
    });
    after(() => cluster[Symbol.asyncDispose]());
    tests(async () => ({ SIGNET_DATABASE: await cluster.createDatabase() }));
  });
}
