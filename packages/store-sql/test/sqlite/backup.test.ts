import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { platform } from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { StorageUnavailable } from '@signet/server/ports';
import { backupSqlite, migrateSqlite, openSqliteStore } from '@signet/store-sql';
import { migrations } from '../../src/schema/migrations/all.ts';
import { Child } from '../scene/child.ts';
import { Folder } from '../scene/folder.ts';
import { putRelyingParty, signUp } from '../scene/people.ts';

const told = (words: RegExp) => (error: unknown) => error instanceof StorageUnavailable && words.test(error.message);

async function prepare(file: string, people = 3): Promise<void> {
  const store = await openSqliteStore({ file });
  await putRelyingParty(store);
  for (let i = 0; i < people; i++) await signUp(store);
  await store.close();
}

function alter(file: string, sql: string): void {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  database.exec(sql);
  database.close();
}

describe('a backup', () => {
  test('of a store in use is one file for its owner alone, counted, and opens as a store', async () => {
    using folder = new Folder();
    const [file, to] = [folder.file('a.db'), folder.file('copy.db')];
    await prepare(file);
    const store = await openSqliteStore({ file });
    const { account } = await signUp(store);
    assert.deepEqual(await backupSqlite({ file, to }), {
      bytes: statSync(to).size,
      accounts: 4,
      passkeys: 4,
      events: 4,
    });
    await store.close();
    assert.deepEqual(
      readdirSync(folder.path).filter((name) => name.startsWith('copy')),
      ['copy.db'],
    );
    if (platform !== 'win32') assert.equal(statSync(to).mode & 0o777, 0o600);
    const copy = await openSqliteStore({ file: to });
    assert.equal((await copy.listPasskeys(account.id)).length, 1);
    await copy.close();
  });

  test('ends, and is of one moment, while another process writes on and on', { timeout: 60_000 }, async () => {
    using folder = new Folder();
    const [file, to] = [folder.file('a.db'), folder.file('copy.db')];
    await prepare(file);
    const pad = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)';
    alter(file, `CREATE TABLE padding (it BLOB); ${pad} INSERT INTO padding SELECT randomblob(1000) FROM n`);
    await using child = new Child('sign-up-forever.ts', file);
    await child.printed(1);
    const { accounts, passkeys, events } = await backupSqlite({ file, to });
    assert.deepEqual([passkeys, events], [accounts, accounts]);
    await child.printed(child.lines.length + 8);
  });

  test('overwrites nothing, nor takes for its own what lies beside its name', async () => {
    using folder = new Folder();
    const [file, to] = [folder.file('a.db'), folder.file('copy.db')];
    await prepare(file);
    for (const taken of [to, `${to}-wal`]) {
      writeFileSync(taken, 'precious');
      await assert.rejects(backupSqlite({ file, to }), told(/nothing is overwritten/));
      assert.equal(readFileSync(taken, 'utf8'), 'precious');
      rmSync(taken);
    }
  });

  const faults = {
    'has rows that refer to nothing': [
      "INSERT INTO sessions SELECT 's', rp, 'nobody', NULL, x'00', 1, 1, 1, 1, 1, '[]', '{}', '', NULL FROM accounts LIMIT 1",
      /refer to nothing/,
    ],
    'is of a newer version': ["INSERT INTO migrations VALUES ('9999-later', 1)", /newer version/],
    "is another program's": ['PRAGMA foreign_keys = OFF; DROP TABLE migrations', /no database of Signet/],
  } as const;
  for (const [name, [sql, words]] of Object.entries(faults)) {
    test(`that ${name} is refused and removed`, async () => {
      using folder = new Folder();
      const [file, to] = [folder.file('a.db'), folder.file('copy.db')];
      await prepare(file);
      alter(file, sql);
      await assert.rejects(backupSqlite({ file, to }), told(words));
      assert.equal(
        readdirSync(folder.path).some((it) => it.startsWith('copy')),
        false,
      );
    });
  }

  test('of a damaged database is refused and removed', async () => {
    using folder = new Folder();
    const [whole, file, to] = [folder.file('whole.db'), folder.file('a.db'), folder.file('copy.db')];
    await prepare(whole, 30);
    copyFileSync(whole, file);
    const bytes = readFileSync(file);
    // The first page stays, so that the file opens and can be copied.
    bytes.fill(0xa5, 8192);
    writeFileSync(file, bytes);
    await assert.rejects(backupSqlite({ file, to }), StorageUnavailable);
    assert.equal(existsSync(to), false);
  });

  test('whose rows and indexes disagree is refused and removed, though every page can be read', async () => {
    using folder = new Folder();
    const [file, to] = [folder.file('a.db'), folder.file('copy.db')];
    await prepare(file);
    const bytes = readFileSync(file);
    // A display name is in the table alone, right after the user's folded name, which an index has too.
    bytes[bytes.indexOf('Åsa') - 1] = 0x21;
    writeFileSync(file, bytes);
    await assert.rejects(backupSqlite({ file, to }), told(/damaged/));
    assert.equal(existsSync(to), false);
  });

  test('of nothing is refused, and makes nothing', async () => {
    using folder = new Folder();
    const to = folder.file('copy.db');
    await assert.rejects(backupSqlite({ file: folder.file('a.db'), to }), told(/no database at/));
    assert.deepEqual(readdirSync(folder.path), []);
  });
});

test('migrating names what ran now: all, then nothing', async () => {
  using folder = new Folder();
  const file = folder.file('a.db');
  assert.deepEqual(
    await migrateSqlite({ file }),
    migrations.map(({ name }) => name),
  );
  assert.deepEqual(await migrateSqlite({ file }), []);
});
