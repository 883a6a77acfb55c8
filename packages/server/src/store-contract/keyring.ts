import assert from 'node:assert/strict';
import { aKey, anEvent, time } from './records.ts';
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

  test('a rotation gives the key an end and the next its place', async (store) => {
    const old = aKey();
    const key = aKey({ purpose: old.purpose, created: time + 1 });
    await store.addFirstKey(old);
    assert.equal(await store.rotateKey({ current: old.id, retires: time + 9, key, event: null }), 'rotated');
    assert.deepEqual(await store.keys(old.purpose), [{ ...old, retires: time + 9 }, key]);
  });

  test('two that rotate one key at once: one does', async (store, rp) => {
    const old = aKey();
    await store.addFirstKey(old);
    const outcomes = await Promise.all(
      Array.from({ length: 2 }, () =>
        store.rotateKey({
          current: old.id,
          retires: time,
          key: aKey({ purpose: old.purpose, created: time + 1 }),
          event: anEvent(rp),
        }),
      ),
    );
    assert.deepEqual(outcomes.toSorted(), ['not_current', 'rotated']);
    const keys = await store.keys(old.purpose);
    assert.deepEqual(
      keys.map(({ retires }) => retires),
      [time, null],
    );
    assert.equal((await store.unsealedEvents(rp)).count, 1);
  });

  test('a key of another purpose, or that is not there, is not rotated', async (store) => {
    const [old, other] = [aKey(), aKey()];
    await store.addFirstKey(old);
    await store.addFirstKey(other);
    for (const current of [other.id, 'none']) {
      const unit = { current, retires: time, key: aKey({ purpose: old.purpose }), event: null };
      assert.equal(await store.rotateKey(unit), 'not_current');
    }
    assert.deepEqual(await store.keys(old.purpose), [old]);
    assert.deepEqual(await store.keys(other.purpose), [other]);
  });

  test('retiring ends every key of the purpose at 0, and no other', async (store, rp) => {
    const [old, other] = [aKey(), aKey()];
    const [next, last] = [time + 1, time + 2].map((created) => aKey({ purpose: old.purpose, created }));
    assert.ok(next && last);
    await store.addFirstKey(old);
    await store.addFirstKey(other);
    await store.rotateKey({ current: old.id, retires: time + 9, key: next, event: null });
    await store.retireKeys({ key: last, event: anEvent(rp) });
    assert.deepEqual(await store.keys(old.purpose), [{ ...old, retires: 0 }, { ...next, retires: 0 }, last]);
    assert.deepEqual(await store.keys(other.purpose), [other]);
    assert.equal((await store.unsealedEvents(rp)).count, 1);
  });
}
