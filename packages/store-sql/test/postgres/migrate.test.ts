import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StorageUnavailable } from '@signet/server/ports';
import { migratePostgres, openPostgresStore } from '@signet/store-sql';
import pg from 'pg';
import { migrations } from '../../src/schema/migrations/all.ts';
import { describePostgres, freshDatabase, sharedCluster } from '../scene/databases.ts';
import { putRelyingParty, rp, signUp } from '../scene/people.ts';

const names = migrations.map(({ name }) => name);

const emptyDatabase = async (): Promise<string> => (await sharedCluster()).createDatabase();

async function sql<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The URL as another role. */
const as = (url: string, role: string): string => {
  const other = new URL(url);
  [other.username, other.password] = [role, role];
  return other.href;
};

describePostgres('the schema on PostgreSQL', () => {
  test('is made once, and then nothing is to do', async () => {
    const url = await emptyDatabase();
    assert.deepEqual(await migratePostgres({ url }), names);
    assert.deepEqual(await migratePostgres({ url }), []);
  });

  test('is made once by 6 that start at once', async () => {
    const url = await emptyDatabase();
    const ran = await Promise.all(Array.from({ length: 6 }, () => migratePostgres({ url })));
    assert.deepEqual(ran.flat(), names);
    assert.deepEqual(
      (await sql<{ name: string }>(url, 'select name from migrations order by name')).map(({ name }) => name),
      names,
    );
  });

  test('needs no right to change it where it is up to date', async () => {
    const url = await freshDatabase();
    await sql(url, `create role worker login password 'worker'`);
    await sql(url, 'grant select, insert, update, delete on all tables in schema public to worker');
    const store = await openPostgresStore({ url: as(url, 'worker') });
    await putRelyingParty(store);
    await signUp(store);
    await store.close();
    const bare = await emptyDatabase();
    await assert.rejects(migratePostgres({ url: as(bare, 'worker') }), /permission denied/u);
    assert.deepEqual(await migratePostgres({ url: bare }), names);
  });

  test('of a newer version is refused', async () => {
    const url = await freshDatabase();
    await sql(url, `insert into migrations values ('9999-later', 1)`);
    await assert.rejects(openPostgresStore({ url }), (error: unknown) => {
      assert.ok(error instanceof StorageUnavailable);
      assert.match(error.message, /newer version of Signet.*9999-later/u);
      return true;
    });
  });

  const others: Readonly<Record<string, string>> = {
    'a table of one of our names': 'create table accounts (id int)',
    'migrations without names': 'create table migrations (id int)',
    'migrations of other names': `create table migrations (name text); insert into migrations values ('0001_init')`,
  };
  for (const [what, text] of Object.entries(others)) {
    test(`of another program is refused and left alone: ${what}`, async () => {
      const url = await emptyDatabase();
      await sql(url, text);
      await assert.rejects(migratePostgres({ url }), /another program/u);
      const [tables] = await sql<{ n: number }>(
        url,
        `select count(*)::int as n from pg_tables where schemaname = 'public'`,
      );
      assert.equal(tables?.n, 1);
    });
  }

  test('that fails half-way leaves nothing', async () => {
    const url = await emptyDatabase();
    await sql(url, 'create table rate_limits (key int)');
    await assert.rejects(migratePostgres({ url }), StorageUnavailable);
    const tables = await sql<{ tablename: string }>(url, `select tablename from pg_tables where schemaname = 'public'`);
    assert.deepEqual(
      tables.map(({ tablename }) => tablename),
      ['rate_limits'],
    );
  });

  test('lies where the search path says', async () => {
    const url = await emptyDatabase();
    await sql(url, 'create schema people; create table public.other (id int)');
    const there = `${url}?options=${encodeURIComponent('-c search_path=people')}`;
    const store = await openPostgresStore({ url: there });
    await putRelyingParty(store);
    assert.equal((await store.relyingParty(rp))?.name, 'Fernholm');
    await store.close();
    assert.equal((await sql(url, 'select id from people.relying_parties')).length, 1);
    assert.deepEqual(await migratePostgres({ url: there }), []);
  });

  test('is not made with a setting that the server does not take', async () => {
    const url = `${await emptyDatabase()}?options=${encodeURIComponent('-c work_mem=x')}`;
    await assert.rejects(
      migratePostgres({ url }),
      (it) => it instanceof StorageUnavailable && /work_mem/u.test(it.message),
    );
  });

  test('orders text by its bytes, whatever the locale', async () => {
    const url = await freshDatabase();
    const columns = await sql<{ collation: string }>(
      url,
      `select distinct collation_name as collation from information_schema.columns
       where table_schema = 'public' and data_type = 'text' and table_name <> 'migrations'`,
    );
    assert.deepEqual(
      columns.map(({ collation }) => collation),
      ['C'],
    );
  });
});
