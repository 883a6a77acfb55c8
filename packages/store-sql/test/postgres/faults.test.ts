import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { StorageUnavailable } from '@signet/server/ports';
import { openPostgresStore } from '@signet/store-sql';
import type { Commit, PostgresStore } from '@signet/store-sql';
import pg from 'pg';
import { startCluster } from '../../../../tools/postgres/cluster.ts';
import type { Cluster } from '../../../../tools/postgres/cluster.ts';
import { describePostgres } from '../scene/databases.ts';
import { anEvent, putRelyingParty, rp } from '../scene/people.ts';

describePostgres('a PostgreSQL that fails', () => {
  let cluster: Cluster;
  before(async () => {
    cluster = await startCluster();
  });
  after(() => cluster[Symbol.asyncDispose]());

  const withStore = async (work: (store: PostgresStore) => Promise<void>): Promise<void> => {
    const store = await openPostgresStore({
      url: await cluster.createDatabase(),
      connections: 4,
      statementTimeout: 2000,
    });
    try {
      await putRelyingParty(store);
      await work(store);
    } finally {
      await store.close();
    }
  };

  test('by a crash fails the units in flight; those acknowledged are there when it is back, and the next ones work', () =>
    withStore(async (store) => {
      const told = { acknowledged: 0, refused: 0 };
      const writing = Array.from({ length: 8 }, async () => {
        for (let at = 0; at < 200 && told.refused < 8; at += 1) {
          try {
            await store.appendEvent(anEvent());
            told.acknowledged += 1;
          } catch (error) {
            assert.ok(error instanceof StorageUnavailable, String(error));
            told.refused += 1;
          }
        }
      });
      while (told.acknowledged < 20) await new Promise(setImmediate);
      await cluster.kill();
      await Promise.all(writing);
      assert.ok(told.refused > 0);
      await assert.rejects(store.ping(), StorageUnavailable);
      await cluster.start();
      const { count } = await untilItWorks(() => store.unsealedEvents(rp));
      assert.ok(count >= told.acknowledged, `${count} of ${told.acknowledged}`);
      await store.appendEvent(anEvent());
      await store.ping();
    }));

  test('by a restart while nobody asks harms nobody', () =>
    withStore(async (store) => {
      await Promise.all(Array.from({ length: 8 }, () => store.appendEvent(anEvent())));
      await cluster.stop();
      await cluster.start();
      await untilItWorks(() => store.appendEvent(anEvent()));
      assert.equal((await store.unsealedEvents(rp)).count, 9);
    }));

  test('by freezing is unavailable within the time limit, and works when it goes on', () =>
    withStore(async (store) => {
      await store.appendEvent(anEvent());
      cluster.pause();
      const started = performance.now();
      try {
        const answers = await Promise.allSettled(Array.from({ length: 12 }, () => store.appendEvent(anEvent())));
        for (const it of answers) {
          assert.equal(it.status, 'rejected');
          assert.ok(it.reason instanceof StorageUnavailable, String(it.reason));
        }
      } finally {
        cluster.resume();
      }
      assert.ok(performance.now() - started < 15_000, `${performance.now() - started} ms`);
      await untilItWorks(() => store.appendEvent(anEvent()));
      assert.equal(store.pool.waiting, 0);
    }));

  test('by freezing does not keep a process that closes its store', async () => {
    const scene = join(import.meta.dirname, '..', 'scene', 'closing.ts');
    const child = spawn(process.execPath, ['--conditions=@signet/source', scene, cluster.url], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    try {
      await once(child.stdout, 'data');
      cluster.pause();
      child.stdin.end('close');
      await once(child, 'exit', { signal: AbortSignal.timeout(10_000) });
      assert.equal(child.exitCode, 0);
    } finally {
      cluster.resume();
      child.kill('SIGKILL');
    }
  });

  test('by ending one connection throws that away and takes another', () =>
    withStore(async (store) => {
      await store.ping();
      const other = new pg.Client(cluster.url);
      await other.connect();
      await other.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'signet'`);
      await other.end();
      await untilItWorks(() => store.appendEvent(anEvent()));
      assert.equal((await store.unsealedEvents(rp)).count, 1);
    }));

  test('by a lock that somebody holds for too long is unavailable, and the connection stays good', async () => {
    const url = await cluster.createDatabase();
    const commits: Commit[] = [];
    const store = await openPostgresStore({
      url,
      connections: 1,
      statementTimeout: 300,
      observe: (it) => commits.push(it),
    });
    await putRelyingParty(store);
    const other = new pg.Client(url);
    await other.connect();
    await other.query('begin; lock table events in exclusive mode');
    await assert.rejects(store.appendEvent(anEvent()), StorageUnavailable);
    await other.query('rollback');
    await other.end();
    await store.appendEvent(anEvent());
    assert.deepEqual(store.pool, { total: 1, idle: 1, waiting: 0 });
    assert.deepEqual(
      commits.map(({ units, failed }) => ({ units, failed })),
      [false, true, false].map((failed) => ({ units: 1, failed })),
    );
    await store.close();
  });

  test('by being away refuses to open, in words that hold no password', async () => {
    const url = 'postgres://signet:very-secret@127.0.0.1:1/signet';
    await assert.rejects(openPostgresStore({ url }), (error: unknown) => {
      assert.ok(error instanceof StorageUnavailable);
      assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`, /very-secret/u);
      return true;
    });
  });

  test('by a wrong password refuses to open, in words that hold none', async () => {
    const url = cluster.url.replace(cluster.password, 'very-secret');
    await assert.rejects(openPostgresStore({ url }), (error: unknown) => {
      assert.ok(error instanceof StorageUnavailable);
      assert.match(error.message, /password authentication failed/u);
      assert.doesNotMatch(`${error.stack} ${String(error.cause)}`, /very-secret/u);
      return true;
    });
  });

  test('that has no connection left is unavailable', async () => {
    const name = new URL(await cluster.createDatabase()).pathname.slice(1);
    const admin = new pg.Client(cluster.url);
    await admin.connect();
    await admin.query(`create role few login password 'few' connection limit 1; grant all on database ${name} to few`);
    await admin.query(`alter database ${name} owner to few`);
    const url = cluster.urlOf(name).replace(`${cluster.user}:${cluster.password}`, 'few:few');
    const store = await openPostgresStore({ url });
    const held = new pg.Client(url);
    await held.connect();
    await assert.rejects(store.ping(), StorageUnavailable);
    await held.end();
    await untilItWorks(() => store.ping());
    await store.close();
    await admin.end();
  });
});

async function untilItWorks<Value>(run: () => Promise<Value>): Promise<Value> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt > 50 || !(error instanceof StorageUnavailable)) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
  }
}
