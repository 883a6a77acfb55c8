import assert from 'node:assert/strict';
import { StorageUnavailable } from '../ports/store.ts';
import { aPasskey, aSession, anAccount, anEvent, signUp } from './records.ts';
import type { StoreTest } from './with-store.ts';

/** An event's id is unique: a unit whose event is there already fails in its last statement, and must leave nothing. */
export function atomicityCases(test: StoreTest): void {
  test('a sign-up that fails at its end leaves nothing', async (store, rp) => {
    const event = anEvent(rp);
    await store.appendEvent(event);
    const account = anAccount(rp);
    const passkey = aPasskey(account);
    const session = aSession(passkey);
    await assert.rejects(store.createAccount({ account, passkey, session, replaces: null, event }));
    assert.equal(await store.findAccount(account.id), null);
    assert.equal(await store.findCredential(passkey.rpId, passkey.credentialId), null);
    assert.equal(await store.findSession(session.tokenHash), null);
    assert.equal(
      await store.createAccount({ account, passkey, session, replaces: null, event: anEvent(rp) }),
      'created',
    );
  });

  test('so does the end of a session', async (store, rp) => {
    const { account, session } = await signUp(store, rp);
    const event = anEvent(rp);
    await store.appendEvent(event);
    await assert.rejects(store.endSession({ session: session.id, event }));
    await assert.rejects(store.appendEvent(event));
    assert.deepEqual(await store.findSession(session.tokenHash), { session, account });
  });

  test('units at once, of which some fail at their end, stay whole', async (store, rp) => {
    const event = anEvent(rp);
    await store.appendEvent(event);
    const attempts = Array.from({ length: 30 }, (_, at) => {
      const account = anAccount(rp);
      const passkey = aPasskey(account);
      return { account, passkey, session: aSession(passkey), event: at % 3 === 0 ? event : anEvent(rp) };
    });
    const outcomes = await Promise.allSettled(attempts.map((it) => store.createAccount({ ...it, replaces: null })));
    for (const [at, { status }] of outcomes.entries()) {
      const { account, passkey, session } = attempts[at] ?? assert.fail();
      assert.equal(status, at % 3 === 0 ? 'rejected' : 'fulfilled');
      assert.deepEqual(await store.findAccount(account.id), at % 3 === 0 ? null : account);
      assert.deepEqual(await store.listPasskeys(account.id), at % 3 === 0 ? [] : [passkey]);
      assert.equal((await store.findSession(session.tokenHash)) !== null, at % 3 !== 0);
    }
    assert.equal((await store.unsealedEvents(rp)).count, 21);
  });

  test('a unit that failed does not hold up the next', async (store, rp) => {
    const event = anEvent(rp);
    const outcomes = await Promise.allSettled([
      store.appendEvent(event),
      store.appendEvent(event),
      store.appendEvent(anEvent(rp)),
    ]);
    const [first, second, third] = outcomes.map(({ status }) => status);
    // Which of the two with one id comes first is the database's to say.
    assert.deepEqual([first, second].toSorted(), ['fulfilled', 'rejected']);
    assert.equal(third, 'fulfilled');
  });

  test('a store that is closed is unavailable', async (store, rp) => {
    await store.ping();
    await store.close();
    await assert.rejects(store.ping(), StorageUnavailable);
    await assert.rejects(store.appendEvent(anEvent(rp)), StorageUnavailable);
    await assert.rejects(store.usernameTaken(rp, 'x'), StorageUnavailable);
  });
}
