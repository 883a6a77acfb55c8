import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { StorageUnavailable } from '@signet/server/ports';
import type { Commit } from '../../src/sqlite/writer.ts';
import { Folder } from '../scene/folder.ts';
import { anEvent, putRelyingParty, signUp } from '../scene/people.ts';
import { CommitsSlowly, LosesItsTransaction, RefusesToCommit, count, openObserved } from '../scene/writing.ts';

const nobody = { ...anEvent(), rp: 'nobody' as never };
const isUnavailable = (it: PromiseSettledResult<unknown>) =>
  it.status === 'rejected' && it.reason instanceof StorageUnavailable;
const standings = (all: readonly PromiseSettledResult<unknown>[]) => all.map(({ status }) => status);

describe('the units of one turn', () => {
  test('share one commit; those of the next have another', async () => {
    using folder = new Folder();
    const { store, commits } = openObserved(folder.file('a.db'));
    await putRelyingParty(store);
    await Promise.all(Array.from({ length: 20 }, () => store.appendEvent(anEvent())));
    await store.appendEvent(anEvent());
    assert.deepEqual(
      commits.map(({ units, failed }) => ({ units, failed })),
      [1, 20, 1].map((units) => ({ units, failed: false })),
    );
    for (const { ms } of commits) assert.ok(ms > 0);
    await store.close();
  });

  test('are bounded: what is above 256 has the turn after', async () => {
    using folder = new Folder();
    const { store, commits } = openObserved(folder.file('a.db'));
    await putRelyingParty(store);
    await Promise.all(Array.from({ length: 300 }, () => store.appendEvent(anEvent())));
    assert.deepEqual(unitsOf(commits), [1, 256, 44]);
    await store.close();
  });

  test('are seen by another connection all or not at all', async () => {
    using folder = new Folder();
    const { store } = openObserved(folder.file('a.db'), CommitsSlowly.seeing(folder.file('a.db')));
    await putRelyingParty(store);
    CommitsSlowly.seen.length = 0;
    await Promise.all(Array.from({ length: 5 }, () => store.appendEvent(anEvent())));
    assert.deepEqual(CommitsSlowly.seen, [0]);
    assert.equal(count(folder.file('a.db'), 'events'), 5);
    await store.close();
  });

  test('are not answered before COMMIT has ended, refusals included', async () => {
    using folder = new Folder();
    const { store } = openObserved(folder.file('a.db'), CommitsSlowly.by(200));
    await putRelyingParty(store);
    const spend = { nonce: new Uint8Array(16), expires: 1 };
    const units = [store.appendEvent(anEvent()), store.spendCeremony(spend), store.spendCeremony(spend)];
    const answered = units.map(async (unit) => {
      await unit;
      return performance.now();
    });
    const failed = store.appendEvent(nobody).catch(() => performance.now());
    const times = await Promise.all([...answered, failed]);
    for (const time of times) assert.ok(Number(time) >= CommitsSlowly.ended);
    assert.equal(await units[2], 'already_spent');
    await store.close();
  });
});

describe('a unit that fails alone', () => {
  test('rejects, and its neighbours on both sides are committed', async () => {
    using folder = new Folder();
    const { store, commits } = openObserved(folder.file('a.db'));
    await putRelyingParty(store);
    const bug = { nonce: new Uint8Array(16), expires: {} as unknown as number };
    const all = await Promise.allSettled([
      store.appendEvent(anEvent()),
      store.appendEvent(nobody),
      store.spendCeremony(bug),
      store.appendEvent(anEvent()),
    ]);
    assert.deepEqual(standings(all), ['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    assert.equal(all.some(isUnavailable), false);
    assert.deepEqual(unitsOf(commits), [1, 4]);
    assert.equal(count(folder.file('a.db'), 'events'), 2);
    await store.close();
  });

  test('half-way leaves none of its rows: a refused sign-up too', async () => {
    using folder = new Folder();
    const { store } = openObserved(folder.file('a.db'));
    await putRelyingParty(store);
    const { account, passkey } = await signUp(store);
    const taken = {
      ...account,
      id: 'other' as never,
      userHandle: new Uint8Array(32),
      username: 'x',
      usernameFolded: 'x',
    };
    const unit = {
      account: taken,
      passkey: { ...passkey, id: 'p' as never, account: taken.id },
      session: null,
      replaces: null,
    };
    const [refused] = await Promise.all([
      store.createAccount({ ...unit, event: anEvent() }),
      store.appendEvent(anEvent()),
    ]);
    assert.notEqual(refused, 'created');
    assert.equal(count(folder.file('a.db'), 'accounts'), 1);
    assert.equal(count(folder.file('a.db'), 'events'), 2);
    await store.close();
  });

  test('by throwing at its end leaves none of the rows it had written', async () => {
    using folder = new Folder();
    const { store } = openObserved(folder.file('a.db'));
    await putRelyingParty(store);
    const { account, passkey } = await signUp(store);
    const other = { ...account, id: 'o' as never, userHandle: new Uint8Array(32), username: 'o', usernameFolded: 'o' };
    const theirs = { ...passkey, id: 'p' as never, account: other.id, credentialId: new Uint8Array(16) };
    const all = await Promise.allSettled([
      store.appendEvent(anEvent()),
      store.createAccount({ account: other, passkey: theirs, session: null, replaces: null, event: nobody }),
      store.appendEvent(anEvent()),
    ]);
    assert.equal(all[1]?.status, 'rejected');
    assert.equal(count(folder.file('a.db'), 'accounts'), 1);
    assert.equal(count(folder.file('a.db'), 'events'), 3);
    await store.close();
  });
});

describe('a group whose transaction is lost', () => {
  test('to a full disk: all are unavailable, none is there, all succeed when room is back', async () => {
    using folder = new Folder();
    const { store, database } = openObserved(folder.file('a.db'));
    await putRelyingParty(store);
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
    database.exec(`PRAGMA max_page_count = ${pages + 4}`);
    const group = () => [store.appendEvent(anEvent()), signUp(store, 1_000_000), store.appendEvent(anEvent())];
    assert.ok((await Promise.allSettled(group())).every(isUnavailable));
    assert.equal(count(folder.file('a.db'), 'events'), 0);
    database.exec('PRAGMA max_page_count = 1000000');
    await Promise.all(group());
    assert.equal(count(folder.file('a.db'), 'events'), 3);
    await store.close();
  });

  for (const [how, Kind] of Object.entries({
    'to a COMMIT that fails': RefusesToCommit,
    'before COMMIT': LosesItsTransaction,
  })) {
    test(`${how}: all are unavailable, nothing is written, the next group works`, async () => {
      using folder = new Folder();
      const { store, commits } = openObserved(folder.file('a.db'), (connection) => new Kind(connection));
      await putRelyingParty(store);
      Kind.next = true;
      const all = await Promise.allSettled([store.appendEvent(anEvent()), store.appendEvent(anEvent())]);
      assert.ok(all.every(isUnavailable));
      assert.deepEqual(
        commits.map(({ failed }) => failed),
        [false, true],
      );
      assert.equal(count(folder.file('a.db'), 'events'), 0);
      await store.appendEvent(anEvent());
      assert.equal(count(folder.file('a.db'), 'events'), 1);
      await store.close();
    });
  }
});

describe('another process that writes', () => {
  const lock = (file: string): DatabaseSync => {
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    return other;
  };

  test('for a moment holds up the units, not the event loop; newcomers join the group', async () => {
    using folder = new Folder();
    const { store, commits } = openObserved(folder.file('a.db'));
    await putRelyingParty(store);
    const other = lock(folder.file('a.db'));
    let turns = 0;
    const ticking = setInterval(() => turns++, 10);
    const early = store.appendEvent(anEvent());
    const late = sleep(100).then(() => store.appendEvent(anEvent()));
    setTimeout(() => other.close(), 300);
    await Promise.all([early, late]);
    clearInterval(ticking);
    assert.ok(turns >= 3, `${turns} turns`);
    assert.deepEqual(unitsOf(commits), [1, 2]);
    await store.close();
  });

  test('for too long: all that wait are unavailable at once, and the next works', async () => {
    using folder = new Folder();
    const { store, commits } = openObserved(folder.file('a.db'));
    await putRelyingParty(store);
    const other = lock(folder.file('a.db'));
    const all = await Promise.allSettled(Array.from({ length: 300 }, () => store.appendEvent(anEvent())));
    assert.ok(all.every(isUnavailable));
    assert.deepEqual(unitsOf(commits), [1, 300]);
    other.close();
    await store.appendEvent(anEvent());
    assert.equal(count(folder.file('a.db'), 'events'), 1);
    await store.close();
  });

  test('while the store closes is waited for: what was handed over is committed, what comes later refused', async () => {
    using folder = new Folder();
    const { store } = openObserved(folder.file('a.db'));
    await putRelyingParty(store);
    const other = lock(folder.file('a.db'));
    const early = store.appendEvent(anEvent());
    setTimeout(() => other.close(), 200);
    const closing = store.close();
    await assert.rejects(store.appendEvent(anEvent()), StorageUnavailable);
    await Promise.all([early, closing]);
    assert.equal(count(folder.file('a.db'), 'events'), 1);
  });
});

test('closing commits what was handed over in the same turn', async () => {
  using folder = new Folder();
  const { store } = openObserved(folder.file('a.db'));
  await putRelyingParty(store);
  const units = Array.from({ length: 300 }, () => store.appendEvent(anEvent()));
  await store.close();
  await Promise.all(units);
  assert.equal(count(folder.file('a.db'), 'events'), 300);
});

function unitsOf(commits: readonly Commit[]): number[] {
  return commits.map(({ units }) => units);
}
