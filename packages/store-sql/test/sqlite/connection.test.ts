import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { StorageUnavailable } from '@signet/server/ports';
import type { Store } from '@signet/server/ports';
import { compileQueries } from '../../src/queries/all.ts';
import { migrations } from '../../src/schema/migrations/all.ts';
import { Connection } from '../../src/sqlite/connection.ts';
import { sqliteCompiler } from '../../src/sqlite/dialect.ts';
import { migrate } from '../../src/sqlite/migrate.ts';
import { sqliteStore } from '../../src/sqlite/store.ts';
import { Folder } from '../scene/folder.ts';
import { anEvent, putRelyingParty, signUp } from '../scene/people.ts';

const queries = compileQueries(sqliteCompiler());

/** A store whose connection the test may put obstacles before. */
function openBare(file: string): { store: Store; database: DatabaseSync } {
  const connection = Connection.open(file, { readOnly: false });
  migrate(connection.database, sqliteCompiler().schema, migrations);
  return { store: sqliteStore(queries, connection, connection), database: connection.database };
}

describe('a connection', () => {
  const settings = {
    synchronous: 2,
    journal_mode: 'wal',
    foreign_keys: 1,
    trusted_schema: 0,
    busy_timeout: 2000,
    journal_size_limit: 67_108_864,
  };
  for (const [name, value] of Object.entries(settings)) {
    test(`that writes has ${name} ${value}`, () => {
      using folder = new Folder();
      const { database } = Connection.open(folder.file('a.db'), { readOnly: false });
      assert.deepEqual(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {}), [value]);
      database.close();
    });
  }

  test('that reads cannot write', () => {
    using folder = new Folder();
    const { database: writing } = openBare(folder.file('a.db'));
    const { database: reading } = Connection.open(folder.file('a.db'), { readOnly: true });
    assert.throws(() => reading.exec("INSERT INTO marks (name, value) VALUES ('a', 1)"), /readonly/);
    for (const it of [reading, writing]) it.close();
  });
});

describe('the schema', () => {
  test('is strict in every table', () => {
    const { database } = openBare(':memory:');
    const tables = database.prepare("SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'").all();
    assert.equal(tables.length, 18);
    for (const { name, strict } of tables) assert.equal(strict, 1, String(name));
    database.close();
  });
});

describe('a unit whose transaction fails', () => {
  test('on a full disk is unavailable and leaves nothing; the next one works', async () => {
    using folder = new Folder();
    const { store, database } = openBare(folder.file('a.db'));
    await putRelyingParty(store);
    await signUp(store);
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
    database.exec(`PRAGMA max_page_count = ${pages + 4}`);
    await assert.rejects(signUp(store, 1_000_000), StorageUnavailable);
    assert.equal(database.isTransaction, false);
    assert.equal(database.prepare('SELECT count(*) AS accounts FROM accounts').get()?.['accounts'], 1);
    database.exec('PRAGMA max_page_count = 1000000');
    await signUp(store, 1_000_000);
    await store.close();
  });

  test('behind the lock of another process is unavailable; once that is gone the same unit works', async () => {
    using folder = new Folder();
    const { store } = openBare(folder.file('a.db'));
    await putRelyingParty(store);
    const other = new DatabaseSync(folder.file('a.db'));
    other.exec('BEGIN IMMEDIATE');
    const event = anEvent();
    await assert.rejects(store.appendEvent(event), StorageUnavailable);
    other.exec('ROLLBACK');
    await store.appendEvent(event);
    other.close();
    await store.close();
  });

  test('by a value that SQL cannot hold is a mistake of the caller, and takes the unit back', async () => {
    using folder = new Folder();
    const { store, database } = openBare(folder.file('a.db'));
    await putRelyingParty(store);
    const spend = { nonce: new Uint8Array(16), expires: {} as unknown as number };
    await assert.rejects(store.spendCeremony(spend), TypeError);
    assert.equal(database.isTransaction, false);
    await store.close();
  });

  test('by a reference to nobody is a mistake of the caller, not of the database', async () => {
    const { store } = openBare(':memory:');
    await assert.rejects(
      store.appendEvent(anEvent()),
      (error: unknown) => error instanceof Error && !(error instanceof StorageUnavailable),
    );
    await store.close();
  });
});
