import assert from 'node:assert/strict';
import type { AccountId } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { aNotice } from './notice-records.ts';
import { aUse, anEvent, signUp, time } from './records.ts';
import type { Person } from './records.ts';
import type { StoreTest } from './with-store.ts';

/** Notices of that person, of those times, told in that order. */
async function tell(store: Store, { account, passkey }: Person, ...times: readonly number[]) {
  const notices = times.map((it) => aNotice(account, { time: it }));
  const told = await store.recordUse({ use: aUse(passkey), event: anEvent(account.rp), notices });
  assert.equal(told, 'recorded');
  return notices;
}

export function noticeCases(test: StoreTest): void {
  test('notices are listed as they were told, latest first, in portions', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    const notices = (await tell(store, person, time, time + 1, time + 2)).toReversed();
    await tell(store, stranger, time);
    const { id } = person.account;
    assert.deepEqual(await store.listNotices(id, null, 9), notices);
    assert.deepEqual(await store.listNotices(id, null, 2), notices.slice(0, 2));
    assert.deepEqual(await store.listNotices(id, notices[1]?.id ?? '', 2), notices.slice(2));
    assert.deepEqual(await store.listNotices('none' as AccountId, null, 9), []);
  });

  test('up to one, notices are read, once; later ones and those of others are not', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    await tell(store, stranger, time);
    const [, second, third] = await tell(store, person, time, time, time);
    await tell(store, stranger, time);
    const { id: account } = person.account;
    assert.equal(await store.unreadNotices(account), 3);
    await store.readNotices({ account, upTo: second?.id ?? '', time: time + 7 });
    assert.equal(await store.unreadNotices(account), 1);
    await store.readNotices({ account, upTo: third?.id ?? '', time: time + 8 });
    const read = (await store.listNotices(account, null, 9)).map((it) => it.read);
    assert.deepEqual(read, [time + 8, time + 7, time + 7]);
    assert.equal(await store.unreadNotices(stranger.account.id), 2);
  });

  test('sweeping removes notices of before a time, earliest first, in portions', async (store, rp) => {
    const person = await signUp(store, rp);
    const [second, first, exact] = await tell(store, person, time - 1, time - 2, time);
    const left = async () => (await store.listNotices(person.account.id, null, 9)).map(({ id }) => id);
    assert.equal(await store.sweepNotices(time, 1), 1);
    assert.deepEqual(await left(), [exact?.id, second?.id], `not ${first?.id}`);
    assert.equal(await store.sweepNotices(time, 9), 1);
    assert.equal(await store.sweepNotices(time, 9), 0);
    assert.deepEqual(await left(), [exact?.id]);
  });

  test('sweepers at once remove each notice once', async (store, rp) => {
    const person = await signUp(store, rp);
    await tell(store, person, ...Array.from({ length: 40 }, () => time));
    let swept = 0;
    for (let round = 0; swept < 40 && round < 40; round += 1) {
      const removed = await Promise.all(Array.from({ length: 4 }, () => store.sweepNotices(time + 1, 5)));
      swept += removed.reduce((sum, it) => sum + it, 0);
    }
    assert.equal(swept, 40);
    assert.equal(await store.sweepNotices(time + 1, 5), 0);
  });
}
