import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { openPostgresStore } from '@signet/store-sql';
import { makePool } from '../../src/postgres/pool.ts';
import { describePostgres, freshDatabase } from '../scene/databases.ts';

const limits = { connections: 2, statementTimeout: 4000, applicationName: 'signet' };

/** What a connection of ours has set, in a database whose owner set otherwise. */
async function settingsIn(database: Readonly<Record<string, string>>, names: readonly string[]): Promise<unknown[]> {
  const url = await freshDatabase();
  const client = new pg.Client(url);
  await client.connect();
  const name = new URL(url).pathname.slice(1);
  for (const [setting, value] of Object.entries(database)) {
    await client.query(`alter database ${name} set ${setting} = '${value}'`);
  }
  await client.end();
  const pool = makePool(url, limits);
  const { rows } = await pool.query<Record<string, unknown>>(
    `select ${names
      .map((it) => `current_setting('${it}')`)
      .map((it, at) => `${it} as s${at}`)
      .join()}`,
  );
  await pool.end();
  return Object.values(rows[0] ?? {});
}

describePostgres('a connection to PostgreSQL', () => {
  test('commits to the disk, also where the database turned that off', async () => {
    for (const value of ['off', 'local', 'remote_write', 'on']) {
      assert.deepEqual(await settingsIn({ synchronous_commit: value }, ['synchronous_commit']), ['on']);
    }
  });

  test('keeps to what is stronger', async () => {
    const stronger = { synchronous_commit: 'remote_apply' };
    assert.deepEqual(await settingsIn(stronger, ['synchronous_commit']), ['remote_apply']);
  });

  test('has time limits and reads what is committed, whatever the database says', async () => {
    const database = {
      statement_timeout: '0',
      lock_timeout: '0',
      idle_in_transaction_session_timeout: '0',
      default_transaction_isolation: 'serializable',
    };
    assert.deepEqual(await settingsIn(database, [...Object.keys(database), 'application_name']), [
      '4s',
      '3s',
      '10s',
      'read committed',
      'signet',
    ]);
  });

  test('is one of at most so many, and closing ends them all, twice', async () => {
    const url = await freshDatabase();
    const store = await openPostgresStore({ url, connections: 3, applicationName: 'counted' });
    await Promise.all(Array.from({ length: 20 }, () => store.ping()));
    assert.deepEqual(store.pool, { total: 3, idle: 3, waiting: 0 });
    await store.close();
    await store.close();
    assert.equal(store.pool.total, 0);
  });
});
