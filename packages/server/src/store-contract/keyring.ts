import assert from 'node:assert/strict';
import { aKey, time } from './records.ts';
import type { StoreTest } from './with-store.ts';

export function keyringCases(test: StoreTest): void {
  test('the first key of a purpose is kept, a second is not', async (store) => {
    const [first, second] = [aKey(), aKey()];
    assert.deepEqual(await store.keys(first.purpose), []);
    assert.deepEqual(await store.addFirstKey(first), [first]);
    assert.deepEqual(await store.addFirstKey({ ...second, purpose: first.purpose }), [first]);
    assert.deepEqual(await store.keys(first.purpose), [first]);
    assert.deepEqual(await store.addFirstKey(second), [second]);
  });

  test('a retired key makes room for the next and is kept', async (store) => {
    const old = aKey({ retires: time + 1 });
    const next = aKey({ purpose: old.purpose, created: time + 1 });
    await store.addFirstKey(old);
    assert.deepEqual(await store.addFirstKey(next), [old, next]);
  });

  test('servers that start at once share one key', async (store) => {
    const { purpose } = aKey();
    const rings = await Promise.all(Array.from({ length: 10 }, () => store.addFirstKey(aKey({ purpose }))));
    for (const ring of rings) assert.deepEqual(ring, rings[0]);
    assert.equal(rings[0]?.length, 1);
  });
}
