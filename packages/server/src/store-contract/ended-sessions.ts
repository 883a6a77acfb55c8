import assert from 'node:assert/strict';
import type { SessionRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { aSession, aUse, anEvent, settle, signUp, time } from './records.ts';
import type { Person } from './records.ts';
import type { StoreTest } from './with-store.ts';

const later = 600_000;

/** Another session of theirs. */
async function opened(store: Store, { passkey }: Person, change: Partial<SessionRecord>): Promise<SessionRecord> {
  const session = aSession(passkey, change);
  const unit = { use: aUse(passkey), session, replaces: null, event: anEvent(passkey.rp) };
  assert.equal(await store.recordSignIn(unit), 'recorded');
  return session;
}

/** A session that ends then by its absolute end, and one that ends then because nobody sees it. */
const expiring = (end: number) => ({ expires: end, lastSeen: end - 1, idleLimit: later });
const idling = (end: number) => ({ expires: end + later, lastSeen: end - 5000, idleLimit: 5000 });

async function those(store: Store, sessions: readonly SessionRecord[]): Promise<boolean[]> {
  const found: boolean[] = [];
  for (const { tokenHash } of sessions) found.push((await store.findSession(tokenHash)) !== null);
  return found;
}

export function endedSessionCases(test: StoreTest): void {
  for (const [how, ending] of Object.entries({ expired: expiring, 'was not seen': idling })) {
    test(`what ${how} by then goes, and what lives stays as it was`, async (store, rp) => {
      const person = await signUp(store, rp);
      const ended = [await opened(store, person, ending(time)), await opened(store, person, ending(time - 1))];
      const alive = await opened(store, person, ending(time + 1));
      assert.equal(await store.sweepSessions(time - 2, 500), 0);
      assert.equal(await store.sweepSessions(time, 500), 2);
      assert.equal(await store.sweepSessions(time, 500), 0);
      assert.deepEqual(await those(store, ended), [false, false]);
      const { account } = person;
      assert.deepEqual(await store.findSession(alive.tokenHash), { session: alive, account });
      assert.deepEqual(await store.findSession(person.session.tokenHash), { session: person.session, account });
    });
  }

  test('they go in portions, earliest end first, of every relying party', async (store, rp) => {
    const [here, there] = [await signUp(store, rp), await signUp(store, await settle(store))];
    const ends = [
      await opened(store, here, idling(time + 3)),
      await opened(store, there, expiring(time + 1)),
      await opened(store, here, expiring(time + 4)),
      await opened(store, there, idling(time + 2)),
    ];
    assert.equal(await store.sweepSessions(time + 9, 2), 2);
    assert.deepEqual(await those(store, ends), [true, false, true, false]);
    assert.equal(await store.sweepSessions(time + 9, 1), 1);
    assert.deepEqual(await those(store, ends), [false, false, true, false]);
    assert.equal(await store.sweepSessions(time + 9, 2), 1);
    assert.equal(await store.sweepSessions(time + 9, 2), 0);
    assert.deepEqual(await those(store, [here.session, there.session]), [true, true]);
  });

  test('one that is seen again lives on, until its absolute end', async (store, rp) => {
    const person = await signUp(store, rp);
    const session = await opened(store, person, idling(time));
    await store.touchSession({ session: session.id, lastSeen: time - 1 });
    assert.equal(await store.sweepSessions(time, 500), 0);
    assert.equal((await store.findSession(session.tokenHash))?.session.lastSeen, time - 1);
    await store.touchSession({ session: session.id, lastSeen: session.expires - 1 });
    assert.equal(await store.sweepSessions(session.expires - 1, 500), 0);
    assert.equal(await store.sweepSessions(session.expires, 500), 1);
  });

  test('nothing of their owner goes with them, and the next sign-in may still replace one', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, passkey } = person;
    const gone = await opened(store, person, expiring(time));
    const { count } = await store.unsealedEvents(rp);
    const passkeys = await store.listPasskeys(account.id);
    assert.equal(await store.sweepSessions(time, 500), 1);
    await store.endSession({ session: gone.id, event: anEvent(rp) });
    await store.touchSession({ session: gone.id, lastSeen: time + 1 });
    assert.equal((await store.unsealedEvents(rp)).count, count, 'neither the sweep nor a later end is an event');
    assert.deepEqual(await store.findAccount(account.id), account);
    assert.deepEqual(await store.listPasskeys(account.id), passkeys);
    const session = aSession(passkey);
    const unit = { use: aUse(passkey), session, replaces: gone.id, event: anEvent(rp) };
    assert.equal(await store.recordSignIn(unit), 'recorded');
    assert.ok(await store.findSession(session.tokenHash));
  });
}
