import assert from 'node:assert/strict';
import { time } from './records.ts';
import type { StoreTest } from './with-store.ts';

const expires = time + 600_000;

export function limitCases(test: StoreTest): void {
  test('uses are counted by key', async (store) => {
    assert.equal(await store.countUse({ key: 'one', expires }), 1);
    assert.equal(await store.countUse({ key: 'one', expires }), 2);
    assert.equal(await store.countUse({ key: 'other', expires }), 1);
  });

  test('30 uses at once count 30', async (store) => {
    const counted = await Promise.all(Array.from({ length: 30 }, () => store.countUse({ key: 'one', expires })));
    assert.deepEqual(
      counted.toSorted((a, b) => a - b),
      Array.from({ length: 30 }, (_, at) => at + 1),
    );
  });

  test('counters go once their window is over, in portions', async (store) => {
    for (const key of ['a', 'b', 'c']) await store.countUse({ key, expires });
    await store.countUse({ key: 'later', expires: expires + 1 });
    assert.equal(await store.sweepUses(expires - 1, 10), 0);
    assert.equal(await store.sweepUses(expires, 2), 2);
    assert.equal(await store.sweepUses(expires, 2), 1);
    assert.equal(await store.countUse({ key: 'a', expires }), 1);
    assert.equal(await store.countUse({ key: 'later', expires }), 2);
  });
}
