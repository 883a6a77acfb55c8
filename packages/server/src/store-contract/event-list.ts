import assert from 'node:assert/strict';
import { sealerOf } from '../audit/chain.ts';
import type { EventFilter } from '../ports/governance-records.ts';
import type { AccountId, EventRecord, RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { newId } from './notice-records.ts';
import { addPasskey, anEvent, settle, signUp, time } from './records.ts';
import type { StoreTest } from './with-store.ts';

const anything: EventFilter = { type: null, actor: null, subject: null, outcome: null, since: null, until: null };
const someone = 'someone' as AccountId;
const other = 'other' as AccountId;

/** Appends them, each later than those before it. */
async function append(store: Store, rp: RelyingPartyKey, ...changes: readonly Partial<EventRecord>[]) {
  const events = changes.map((it, at) => anEvent(rp, { id: newId(), time: time + at, ...it }));
  for (const it of events) await store.appendEvent(it);
  return events;
}

const seal = (store: Store, rp: RelyingPartyKey, limit: number) =>
  store.sealEvents({ rp, limit, seal: sealerOf(new Uint8Array(32), (length) => new Uint8Array(length)) });

export function eventListCases(test: StoreTest): void {
  test('events are listed latest first, in portions, each relying party its own', async (store, rp) => {
    const latest = (await append(store, rp, {}, {}, {})).toReversed();
    const elsewhere = await settle(store);
    await append(store, elsewhere, {});
    assert.deepEqual(await store.listEvents(rp, anything, null, 9), latest);
    assert.deepEqual(await store.listEvents(rp, anything, null, 2), latest.slice(0, 2));
    assert.deepEqual(await store.listEvents(rp, anything, latest[1]?.id ?? null, 2), latest.slice(2));
    assert.deepEqual(await store.listEvents(rp, anything, 'none', 9), []);
  });

  test('events of one moment, and those whose ids are not in the order of time, are each listed once', async (store, rp) => {
    const ids = ['c', 'a', 'd', 'b', 'e'];
    const times = [2, 2, 1, 2, 3];
    await append(store, rp, ...ids.map((id, at) => ({ id: `${rp} ${id}`, time: time + (times[at] ?? 0) })));
    const found: string[] = [];
    for (let last: string | null = null; found.length < 9; last = found.at(-1) ?? null) {
      const page: readonly EventRecord[] = await store.listEvents(rp, anything, last, 2);
      found.push(...page.map(({ id }) => id));
      if (page.length < 2) break;
    }
    assert.deepEqual(
      found,
      ['e', 'c', 'b', 'a', 'd'].map((it) => `${rp} ${it}`),
    );
  });

  const filters: [string, Partial<EventFilter>, number[]][] = [
    ['an everyday type', { type: 'sign-in.finished' }, [3, 2, 0]],
    ['a seldom type', { type: 'passkey.added' }, [4, 1]],
    ['an actor', { actor: someone }, [4, 2, 1]],
    ['a subject', { subject: other }, [4, 3]],
    ['an outcome', { outcome: 'refused' }, [3, 1]],
    ['the other outcome', { outcome: 'succeeded' }, [4, 2, 0]],
    ['a time from when', { since: time + 3 }, [4, 3]],
    ['a time until when', { until: time + 1 }, [1, 0]],
    ['both', { since: time + 1, until: time + 2 }, [2, 1]],
    ['type, outcome and actor', { type: 'passkey.added', outcome: 'refused', actor: someone }, [1]],
    ['actor and subject', { actor: someone, subject: other }, [4]],
    ['what there is none of', { type: 'none', outcome: 'refused', since: time }, []],
  ];
  for (const [what, filter, expected] of filters) {
    test(`events are found by ${what}`, async (store, rp) => {
      const events = await append(
        store,
        rp,
        {},
        { type: 'passkey.added', actor: someone, outcome: 'refused', code: 'too_many_passkeys' },
        { actor: someone },
        { subject: other, outcome: 'refused' },
        { type: 'passkey.added', actor: someone, subject: other },
      );
      const elsewhere = { rp: await settle(store) };
      await append(store, rp, ...events.map((it) => ({ ...it, ...elsewhere, id: newId() })));
      const asked = { ...anything, ...filter };
      const wanted = expected.map((at) => events[at]);
      assert.deepEqual(await store.listEvents(rp, asked, null, 9), wanted);
      const [first] = wanted;
      if (first) assert.deepEqual(await store.listEvents(rp, asked, first.id, 9), wanted.slice(1));
    });
  }

  test('sealed events are listed with the others', async (store, rp) => {
    const events = await append(store, rp, {}, {});
    await seal(store, rp, 1);
    assert.deepEqual(await store.listEvents(rp, anything, null, 9), events.toReversed());
  });

  test('an account has the events in which it acted, and those about it or its passkeys, each once', async (store, rp) => {
    const person = await signUp(store, rp);
    const { id } = person.account;
    const second = await addPasskey(store, person, { status: 'revoked' });
    const stranger = await signUp(store, rp);
    const events = await append(
      store,
      rp,
      { actor: id, subject: id },
      { actor: stranger.account.id, subject: stranger.passkey.id },
      { actor: stranger.account.id, subject: id },
      { actor: stranger.account.id, subject: second.id },
      { actor: id, subject: person.passkey.id },
      { actor: id },
    );
    const own = [5, 4, 3, 2, 0].map((at) => events[at]);
    assert.deepEqual(await store.accountEvents(id, null, 9), own);
    assert.deepEqual(await store.accountEvents(id, null, 3), own.slice(0, 3));
    assert.deepEqual(await store.accountEvents(id, own[2]?.id ?? null, 3), own.slice(3));
    assert.deepEqual(await store.accountEvents(id, 'none', 9), []);
  });

  test('of an erased event there is what is left', async (store, rp) => {
    const { account } = await signUp(store, rp);
    const [event = assert.fail()] = await append(store, rp, { actor: account.id, type: 'account.renamed' });
    await seal(store, rp, 9);
    await store.eraseAccount({ account: account.id, use: null, guard: null, event: anEvent(rp) });
    const bare = { actor: null, subject: null, ip: null, agent: null, data: {}, salt: new Uint8Array() };
    const found = await store.listEvents(rp, { ...anything, type: 'account.renamed' }, null, 9);
    assert.deepEqual(found, [{ ...event, ...bare }]);
  });
}
