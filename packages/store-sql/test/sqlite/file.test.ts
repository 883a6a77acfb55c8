import assert from 'node:assert/strict';
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { platform } from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { StorageUnavailable } from '@signet/server/ports';
import { openSqliteStore } from '@signet/store-sql';
import { Folder } from '../scene/folder.ts';
import { putRelyingParty, signUp } from '../scene/people.ts';

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const told = (words: RegExp) => (error: unknown) => error instanceof StorageUnavailable && words.test(error.message);

describe('the database file', () => {
  test('keeps what was acknowledged: rows, spent ceremonies and the mark', async () => {
    using folder = new Folder();
    const file = folder.file('signet.db');
    const first = await openSqliteStore({ file });
    await putRelyingParty(first);
    const { account, passkey } = await signUp(first);
    const [nonce, swept] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];
    await first.spendCeremony({ nonce, expires: 200 });
    await first.spendCeremony({ nonce: swept, expires: 100 });
    await first.sweepCeremonies(100, 500);
    await first.close();

    const again = await openSqliteStore({ file });
    assert.deepEqual(await again.listPasskeys(account.id), [bytesOf(passkey)]);
    assert.equal(await again.spendCeremony({ nonce, expires: 200 }), 'already_spent');
    assert.equal(await again.spendCeremony({ nonce: swept, expires: 100 }), 'swept');
    await putRelyingParty(again);
    await again.close();
  });

  test('and its side files are for their owner alone, and so is a folder that it makes', async () => {
    if (platform === 'win32') return;
    using folder = new Folder();
    const store = await openSqliteStore({ file: folder.file('deep', 'er', 'signet.db') });
    await putRelyingParty(store);
    const names = readdirSync(folder.file('deep', 'er')).toSorted();
    assert.deepEqual(names, ['signet.db', 'signet.db-shm', 'signet.db-wal']);
    for (const name of names) assert.equal(mode(folder.file('deep', 'er', name)), '600', name);
    for (const made of ['deep', 'deep/er']) assert.equal(mode(folder.file(made)), '700', made);
    await store.close();
  });

  test("the mode of a folder that was there is its owner's business", async () => {
    if (platform === 'win32') return;
    using folder = new Folder();
    mkdirSync(folder.file('mine'));
    chmodSync(folder.file('mine'), 0o750);
    await (await openSqliteStore({ file: folder.file('mine', 'signet.db') })).close();
    assert.equal(mode(folder.file('mine')), '750');
  });

  test('is seen alike by two stores: a ceremony is spent once', async () => {
    using folder = new Folder();
    const file = folder.file('signet.db');
    const stores = [await openSqliteStore({ file }), await openSqliteStore({ file })];
    const spend = { nonce: new Uint8Array(16), expires: 1 };
    const outcomes = await Promise.all(stores.map((store) => store.spendCeremony(spend)));
    assert.deepEqual(outcomes, ['spent', 'already_spent']);
    for (const store of stores) await store.close();
  });
});

describe('a file that is refused', () => {
  test('holds no database', async () => {
    using folder = new Folder();
    writeFileSync(folder.file('signet.db'), 'no database, but longer than nothing\n'.repeat(200));
    await assert.rejects(openSqliteStore({ file: folder.file('signet.db') }), told(/not a database/));
  });

  test('is damaged inside', async () => {
    using folder = new Folder();
    const file = folder.file('signet.db');
    const store = await openSqliteStore({ file });
    await putRelyingParty(store);
    const people: Awaited<ReturnType<typeof signUp>>[] = [];
    for (let i = 0; i < 20; i++) people.push(await signUp(store, 3000));
    await store.close();
    overwrite(file, 8192, statSync(file).size - 8192);

    await assert.rejects(
      async () => {
        const damaged = await openSqliteStore({ file });
        for (const { account } of people) await damaged.listPasskeys(account.id);
      },
      told(/malformed/),
    );
  });

  test('was made by a newer version', async () => {
    using folder = new Folder();
    const file = folder.file('signet.db');
    await (await openSqliteStore({ file })).close();
    alter(file, "INSERT INTO migrations (name, run) VALUES ('9999-later', 1)");
    const newer = told(/newer version of Signet \(its schema has "9999-later"\)\. Run that version, or restore/);
    await assert.rejects(openSqliteStore({ file }), newer);
  });

  test("is another program's", async () => {
    using folder = new Folder();
    alter(folder.file('other.db'), 'CREATE TABLE songs (title TEXT)');
    await assert.rejects(openSqliteStore({ file: folder.file('other.db') }), told(/another program/));
  });

  test('is a folder', async () => {
    using folder = new Folder();
    await assert.rejects(openSqliteStore({ file: folder.path }), told(/cannot be made or opened/));
  });

  test('has a part of its schema only: a migration that fails leaves nothing', async () => {
    using folder = new Folder();
    const file = folder.file('signet.db');
    alter(file, 'CREATE TABLE migrations (name TEXT PRIMARY KEY NOT NULL, run INTEGER NOT NULL) STRICT');
    alter(file, 'CREATE TABLE keyring (id TEXT)');
    await assert.rejects(openSqliteStore({ file }), told(/already exists/));
    const tables = alter(file, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    assert.deepEqual(tables.map(({ name }) => name).toSorted(), ['keyring', 'migrations']);
  });
});

/** What came back from SQLite is plain bytes, whatever went in. */
function bytesOf<Record extends object>(record: Record): Record {
  const members = Object.entries(record).map(([name, it]) => [
    name,
    it instanceof Uint8Array ? new Uint8Array(it) : it,
  ]);
  return Object.fromEntries(members) as Record;
}

function alter(file: string, sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(file);
  const rows = database.prepare(sql).all();
  database.close();
  return rows;
}

function overwrite(file: string, from: number, length: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, new Uint8Array(length).fill(0xa5), 0, length, from);
  closeSync(handle);
}
