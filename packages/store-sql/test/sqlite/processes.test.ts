import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { openSqliteStore } from '@signet/store-sql';
import { Child } from '../scene/child.ts';
import { Folder } from '../scene/folder.ts';
import { putRelyingParty, signUp } from '../scene/people.ts';
import { count } from '../scene/writing.ts';

async function prepare(file: string): Promise<void> {
  const store = await openSqliteStore({ file });
  await putRelyingParty(store);
  await store.close();
}

function accountsOf(file: string): Set<unknown> {
  const database = new DatabaseSync(file, { readOnly: true });
  const ids = database.prepare('SELECT id FROM accounts').all();
  database.close();
  return new Set(ids.map(({ id }) => id));
}

function assertWhole(file: string): void {
  const [accounts, ...others] = ['accounts', 'passkeys', 'events'].map((table) => count(file, table));
  assert.deepEqual(others, [accounts, accounts]);
}

describe('processes on one file', () => {
  test('two that write at once lose nothing', async () => {
    using folder = new Folder();
    const file = folder.file('a.db');
    await prepare(file);
    await using child = new Child('sign-up-forever.ts', file, '25');
    const store = await openSqliteStore({ file });
    await child.printed(1);
    const mine: unknown[] = [];
    for (let turn = 0; turn < 25; turn++) {
      const people = await Promise.all(Array.from({ length: 8 }, () => signUp(store)));
      mine.push(...people.map(({ account }) => account.id));
    }
    await store.close();
    assert.equal(await child.end(), 0);
    assert.equal(child.lines.length, 200);
    assert.deepEqual(accountsOf(file), new Set([...mine, ...child.lines]));
    assertWhole(file);
  });

  test('one that is killed while it writes has kept all it acknowledged, and nothing by half', async () => {
    using folder = new Folder();
    const file = folder.file('a.db');
    await prepare(file);
    const acknowledged: string[] = [];
    for (let round = 0; round < 5; round++) {
      await using child = new Child('sign-up-forever.ts', file);
      await child.printed(10 + 7 * round);
      await child.kill();
      acknowledged.push(...child.lines);
    }
    const kept = accountsOf(file);
    assert.deepEqual(
      acknowledged.filter((id) => !kept.has(id)),
      [],
    );
    assertWhole(file);
  });
});

test('an observer that throws costs nobody an answer', async () => {
  using folder = new Folder();
  await using child = new Child('angry-observer.ts', folder.file('a.db'));
  assert.equal(await child.end(), 0);
});
