import assert from 'node:assert/strict';
import type { AccountRecord, PasskeyId, PasskeyRecord, SessionId } from '../ports/records.ts';
import type { PasskeyGone, PasskeyUse, Store } from '../ports/store.ts';
import { aSession, aUse, anEvent, signUp, time } from './records.ts';
import type { StoreTest } from './with-store.ts';

const counted: Partial<PasskeyRecord> = { signCount: 5, signCountRecorded: time, lastUsed: null };

export function signInCases(test: StoreTest): void {
  test('a sign-in records the use and opens the session', async (store, rp) => {
    const { account, passkey } = await signUp(store, rp, { passkey: counted });
    const session = aSession(passkey);
    const use = aUse(passkey, { signCountSeen: 9, backupState: true, time: time + 500 });
    assert.equal(await store.recordSignIn({ use, session, replaces: null, event: anEvent(rp) }), 'recorded');
    assert.deepEqual(await store.findSession(session.tokenHash), { session, account });
    assert.deepEqual(await store.listPasskeys(account.id), [
      { ...passkey, signCount: 9, signCountRecorded: time + 500, backupState: true, lastUsed: time + 500 },
    ]);
  });

  const used = async (store: Store, passkey: PasskeyRecord, change: Partial<PasskeyUse>) => {
    assert.equal(await store.recordUse({ use: aUse(passkey, change), event: anEvent(passkey.rp) }), 'recorded');
    return (await store.findCredential(passkey.rpId, passkey.credentialId))?.passkey;
  };

  test('the counter becomes the highest seen; when it was recorded rises with it alone', async (store, rp) => {
    const { passkey } = await signUp(store, rp, { passkey: counted });
    const seen = async (signCountSeen: number, at: number) => {
      const it = await used(store, passkey, { signCountSeen, time: time + at });
      return [it?.signCount, it?.signCountRecorded];
    };
    assert.deepEqual(await seen(9, 10), [9, time + 10]);
    assert.deepEqual(await seen(7, 20), [9, time + 10]);
    assert.deepEqual(await seen(9, 30), [9, time + 10]);
    assert.deepEqual(await seen(0, 40), [9, time + 10]);
    assert.deepEqual(await seen(4_294_967_295, 50), [4_294_967_295, time + 50]);
  });

  test('uses that overtake each other leave the highest counter and the latest time', async (store, rp) => {
    const { account, passkey } = await signUp(store, rp, { passkey: counted });
    const order = [7, 12, 6, 10, 8, 11, 9];
    await Promise.all(order.map((it) => used(store, passkey, { signCountSeen: it, time: time + it })));
    const [after] = await store.listPasskeys(account.id);
    assert.deepEqual([after?.signCount, after?.signCountRecorded, after?.lastUsed], [12, time + 12, time + 12]);
  });

  test('user verification, once seen, stays known; backup state and eligibility follow', async (store, rp) => {
    const { passkey } = await signUp(store, rp, { passkey: { uvInitialized: false, backupEligible: false } });
    const states = async (userVerified: boolean, backup: boolean) => {
      const it = await used(store, passkey, { userVerified, backupEligible: backup, backupState: backup });
      return [it?.uvInitialized, it?.backupEligible, it?.backupState];
    };
    assert.deepEqual(await states(false, false), [false, false, false]);
    assert.deepEqual(await states(true, true), [true, true, true]);
    assert.deepEqual(await states(false, true), [true, true, true]);
    assert.deepEqual(await states(false, false), [true, false, false]);
  });

  test('a session that is replaced has ended', async (store, rp) => {
    const { passkey, session: old } = await signUp(store, rp);
    const session = aSession(passkey);
    await store.recordSignIn({ use: aUse(passkey), session, replaces: old.id, event: anEvent(rp) });
    assert.equal(await store.findSession(old.tokenHash), null);
    assert.ok(await store.findSession(session.tokenHash));
  });

  test('a session ends with the passkey that opened it, no other', async (store, rp) => {
    const { session: alive } = await signUp(store, rp, { passkey: { status: 'suspected_clone' } });
    const { session: ended } = await signUp(store, rp, { passkey: { status: 'revoked' } });
    assert.ok(await store.findSession(alive.tokenHash));
    assert.equal(await store.findSession(ended.tokenHash), null);
  });

  const gone: [PasskeyGone, { account?: Partial<AccountRecord>; passkey?: Partial<PasskeyRecord> }][] = [
    ['passkey_revoked', { passkey: { status: 'revoked' } }],
    ['passkey_suspected', { passkey: { status: 'suspected_clone' } }],
    ['account_suspended', { account: { status: 'suspended' } }],
    ['passkey_gone', { account: { status: 'deleted' } }],
  ];
  for (const [outcome, change] of gone) {
    const what = JSON.stringify({ ...change.account, ...change.passkey });
    test(`${outcome} for ${what}: neither a session nor a use is recorded`, async (store, rp) => {
      const { passkey } = await signUp(store, rp, change);
      const session = aSession(passkey);
      const use = aUse(passkey, { time: time + 99_000 });
      const before = await store.unsealedEvents(rp);
      assert.equal(await store.recordSignIn({ use, session, replaces: null, event: anEvent(rp) }), outcome);
      assert.equal(await store.recordUse({ use, event: anEvent(rp) }), outcome);
      assert.equal(await store.findSession(session.tokenHash), null);
      const found = await store.findCredential(passkey.rpId, passkey.credentialId);
      assert.deepEqual(found?.passkey, passkey);
      assert.deepEqual(await store.unsealedEvents(rp), before);
    });
  }

  test('a use of a passkey that is not there is not recorded', async (store, rp) => {
    const { passkey } = await signUp(store, rp);
    const use = aUse(passkey, { passkey: 'none' as PasskeyId });
    assert.equal(await store.recordUse({ use, event: anEvent(rp) }), 'passkey_gone');
  });

  test('a session is seen later, never earlier, and ends once', async (store, rp) => {
    const { account, session } = await signUp(store, rp);
    const seen = async (lastSeen: number) => {
      await store.touchSession({ session: session.id, lastSeen });
      return (await store.findSession(session.tokenHash))?.session.lastSeen;
    };
    assert.equal(await seen(time + 9000), time + 9000);
    assert.equal(await seen(time + 8000), time + 9000);
    await store.touchSession({ session: 'none' as SessionId, lastSeen: time });
    const before = (await store.unsealedEvents(rp)).count;
    for (let i = 0; i < 2; i++) await store.endSession({ session: session.id, event: anEvent(rp) });
    assert.equal((await store.unsealedEvents(rp)).count, before + 1, 'a session that is gone is no event');
    assert.equal(await store.findSession(session.tokenHash), null);
    assert.ok(await store.findAccount(account.id));
  });
}
