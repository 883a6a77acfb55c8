import assert from 'node:assert/strict';
import { aKey, aNonce, anEvent, signUp, time } from './records.ts';
import { startRecovery } from './recovery-records.ts';
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

  test('retiring ends every key of its purposes at 0, and no other', async (store, rp) => {
    const [old, ticket, other] = [aKey(), aKey(), aKey()];
    const [next, last] = [time + 1, time + 2].map((created) => aKey({ purpose: old.purpose, created }));
    const lastTicket = aKey({ purpose: ticket.purpose, created: time + 2 });
    assert.ok(next && last);
    for (const it of [old, ticket, other]) await store.addFirstKey(it);
    await store.rotateKey({ current: old.id, retires: time + 9, key: next, event: null });
    await store.retireKeys({ keys: [last, lastTicket], time, events: [anEvent(rp), anEvent(rp)] });
    assert.deepEqual(await store.keys(old.purpose), [{ ...old, retires: 0 }, { ...next, retires: 0 }, last]);
    assert.deepEqual(await store.keys(ticket.purpose), [{ ...ticket, retires: 0 }, lastTicket]);
    assert.deepEqual(await store.keys(other.purpose), [other]);
    assert.equal((await store.unsealedEvents(rp)).count, 2);
  });

  test('retiring forgets the mark of the sweeper, and not what is spent', async (store) => {
    const [swept, kept] = [aNonce(time), aNonce(time + 1)];
    for (const it of [swept, kept]) await store.spendCeremony(it);
    await store.sweepCeremonies(time, 500);
    assert.equal(await store.spendCeremony(aNonce(time)), 'swept');
    await store.retireKeys({ keys: [aKey(), aKey()], time, events: [] });
    assert.equal(await store.spendCeremony(aNonce(time)), 'spent');
    assert.equal(await store.spendCeremony(kept), 'already_spent');
  });

  test('retiring cancels every open recovery and ends its session, and no other', async (store, rp) => {
    const [person, done] = [await signUp(store, rp), await signUp(store, rp)];
    const { recovery, session } = await startRecovery(store, person);
    const { recovery: over } = await startRecovery(store, done);
    await store.cancelRecovery({ account: done.account.id, use: null, time: time + 1, event: anEvent(rp) });
    await store.retireKeys({ keys: [aKey(), aKey()], time: time + 9, events: [] });
    assert.deepEqual(await store.findRecovery(recovery.id), { ...recovery, ended: 'cancelled', endedAt: time + 9 });
    assert.equal((await store.findRecovery(over.id))?.endedAt, time + 1);
    assert.equal(await store.findSession(session.tokenHash), null);
    assert.ok(await store.findSession(person.session.tokenHash));
  });

  test('retiring that fails at its end has retired no key, and the mark stands', async (store, rp) => {
    const [old, ticket] = [aKey(), aKey()];
    for (const it of [old, ticket]) await store.addFirstKey(it);
    await store.spendCeremony(aNonce(time));
    await store.sweepCeremonies(time, 500);
    const event = anEvent(rp);
    await store.appendEvent(event);
    const keys = [old, ticket].map(({ purpose }) => aKey({ purpose, created: time + 1 }));
    await assert.rejects(store.retireKeys({ keys, time, events: [anEvent(rp), event] }));
    for (const it of [old, ticket]) assert.deepEqual(await store.keys(it.purpose), [it]);
    assert.equal(await store.spendCeremony(aNonce(time)), 'swept');
  });
}
