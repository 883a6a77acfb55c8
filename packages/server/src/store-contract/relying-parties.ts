import assert from 'node:assert/strict';
import { aRelyingParty, anEvent, settle, signUp } from './records.ts';
import type { StoreTest } from './with-store.ts';

export function relyingPartyCases(test: StoreTest): void {
  test('relying parties are read as they were put', async (store, rp) => {
    const other = aRelyingParty();
    await store.putRelyingParty({ rp: other, policy: 'keep' });
    assert.deepEqual(await store.relyingParty(other.id), other);
    assert.equal(await store.relyingParty('none' as typeof rp), null);
    const all = (await store.relyingParties()).map(({ id }) => id);
    assert.deepEqual(all, [other.id, rp].toSorted());
  });

  test('one that is put twice keeps its policy, unless told otherwise', async (store, rp) => {
    const there = await store.relyingParty(rp);
    const { name, origins, policy } = aRelyingParty({ name: 'Renamed', origins: [], policy: { later: true } });
    const next = aRelyingParty({ id: rp, name, origins, policy, created: 1 });
    await store.putRelyingParty({ rp: next, policy: 'keep' });
    assert.deepEqual(await store.relyingParty(rp), { ...there, name, origins });
    await store.putRelyingParty({ rp: next, policy: 'replace' });
    assert.deepEqual(await store.relyingParty(rp), { ...there, name, origins, policy });
    await signUp(store, rp);
  });

  test('a policy takes the place of the one that was read, whatever its order', async (store, rp) => {
    const other = await settle(store);
    const before = (await store.relyingParty(other))?.policy;
    const first = { a: 1, b: { c: [1, 2], d: null } };
    const { policy } = (await store.relyingParty(rp)) ?? assert.fail();
    assert.equal(await store.setPolicy({ rp, policy: first, replaces: policy, event: anEvent(rp) }), 'set');
    assert.deepEqual((await store.relyingParty(rp))?.policy, first);
    const again = { b: { d: null, c: [1, 2], e: undefined }, a: 1 };
    assert.equal(await store.setPolicy({ rp, policy: {}, replaces: again, event: anEvent(rp) }), 'set');
    assert.deepEqual((await store.relyingParty(rp))?.policy, {});
    assert.deepEqual((await store.relyingParty(other))?.policy, before);
  });

  test('of a policy that is not there any more none takes the place', async (store, rp) => {
    const { policy } = (await store.relyingParty(rp)) ?? assert.fail();
    const unit = { rp, policy: { later: true }, event: anEvent(rp) };
    assert.equal(await store.setPolicy({ ...unit, replaces: { ...policy, more: 1 } }), 'outdated');
    assert.equal(await store.setPolicy({ ...unit, rp: 'none' as typeof rp, replaces: policy }), 'outdated');
    assert.deepEqual((await store.relyingParty(rp))?.policy, policy);
    assert.equal((await store.unsealedEvents(rp)).count, 0);
  });

  test('of policies set at once one is', async (store, rp) => {
    const { policy: replaces } = (await store.relyingParty(rp)) ?? assert.fail();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, at) => store.setPolicy({ rp, policy: { at }, replaces, event: anEvent(rp) })),
    );
    assert.equal(outcomes.filter((it) => it === 'set').length, 1);
    assert.deepEqual((await store.relyingParty(rp))?.policy, { at: outcomes.indexOf('set') });
  });
}
