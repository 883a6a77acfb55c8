import assert from 'node:assert/strict';
import type { PasskeyId, PasskeyRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { aSession, aUse, addPasskey, anEvent, signUp, time } from './records.ts';
import type { StoreTest } from './with-store.ts';

export function passkeyStatusCases(test: StoreTest): void {
  const found = async (store: Store, { rpId, credentialId }: PasskeyRecord) =>
    (await store.findCredential(rpId, credentialId))?.passkey;

  test('an active passkey is suspected, once, and the sessions that it opened have ended', async (store, rp) => {
    const person = await signUp(store, rp);
    const { passkey, session } = person;
    const second = await addPasskey(store, person);
    const bySecond = aSession(second);
    await store.recordSignIn({ use: aUse(second), session: bySecond, replaces: null, event: anEvent(rp) });
    const { count } = await store.unsealedEvents(rp);
    const suspecting = () => store.suspectPasskey({ passkey: passkey.id, event: anEvent(rp) });
    assert.equal(await suspecting(), 'suspected');
    assert.deepEqual(await found(store, passkey), { ...passkey, status: 'suspected_clone' });
    assert.equal(await suspecting(), 'unchanged');
    assert.equal((await store.unsealedEvents(rp)).count, count + 1);
    assert.equal(await store.findSession(session.tokenHash), null);
    assert.ok(await store.findSession(bySecond.tokenHash));
    assert.equal(await store.recordUse({ use: aUse(passkey), event: anEvent(rp) }), 'passkey_suspected');
    assert.equal(await store.suspectPasskey({ passkey: 'none' as PasskeyId, event: anEvent(rp) }), 'unchanged');
  });

  test('a suspected passkey is restored, and its counter counts from anew', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, passkey } = person;
    const suspected = await addPasskey(store, person, { status: 'suspected_clone' });
    const use = aUse(passkey, { time: time + 60_000 });
    const unit = { account: account.id, passkey: suspected.id, use, time: time + 500 };
    const restored = { ...suspected, status: 'active', signCount: 0, signCountRecorded: time + 500 };
    assert.equal(await store.restorePasskey({ ...unit, event: anEvent(rp) }), 'restored');
    assert.deepEqual(await found(store, suspected), restored);
    assert.equal((await found(store, passkey))?.lastUsed, time + 60_000);
    assert.equal(await store.restorePasskey({ ...unit, event: anEvent(rp) }), 'not_found');
    await store.recordUse({ use: aUse(suspected, { signCountSeen: 3 }), event: anEvent(rp) });
    assert.equal((await found(store, suspected))?.signCount, 3);
  });

  test('an administrator restores without an assertion; neither revoked nor foreign ones are', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    const suspected = await addPasskey(store, person, { status: 'suspected_clone' });
    const revoked = await addPasskey(store, person, { status: 'revoked' });
    const restoring = ({ id }: PasskeyRecord, { account } = person) =>
      store.restorePasskey({ account: account.id, passkey: id, use: null, time, event: anEvent(rp) });
    assert.equal(await restoring(suspected, stranger), 'not_found');
    assert.equal(await restoring(revoked), 'not_found');
    assert.equal(await restoring(person.passkey), 'not_found');
    assert.deepEqual(await found(store, person.passkey), person.passkey);
    assert.equal(await restoring(suspected), 'restored');
  });

  test('only another passkey of the account restores one', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    const suspected = await addPasskey(store, person, { status: 'suspected_clone' });
    const unit = { account: person.account.id, passkey: suspected.id, time, event: anEvent(rp) };
    assert.equal(await store.restorePasskey({ ...unit, use: aUse(suspected) }), 'passkey_suspected');
    assert.equal(await store.restorePasskey({ ...unit, use: aUse(stranger.passkey) }), 'passkey_gone');
    assert.deepEqual(await found(store, suspected), suspected);
  });

  test('a revoked passkey is so for good, and the sessions that it opened have ended', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, passkey, session } = person;
    const second = await addPasskey(store, person);
    const bySecond = aSession(second);
    await store.recordSignIn({ use: aUse(second), session: bySecond, replaces: null, event: anEvent(rp) });
    const revoking = (of: PasskeyRecord, owner = account.id) =>
      store.revokePasskey({ account: owner, passkey: of.id, event: anEvent(rp) });
    const stranger = await signUp(store, rp);
    assert.equal(await revoking(passkey, stranger.account.id), 'not_found');
    assert.ok(await store.findSession(session.tokenHash));
    assert.equal(await revoking(passkey), 'revoked');
    assert.equal(await revoking(passkey), 'not_found');
    assert.equal((await found(store, passkey))?.status, 'revoked');
    assert.deepEqual(await store.listSessions(account.id), [bySecond]);
    assert.equal(await store.recordUse({ use: aUse(passkey), event: anEvent(rp) }), 'passkey_revoked');
    const suspected = await addPasskey(store, person, { status: 'suspected_clone' });
    assert.equal(await revoking(suspected), 'revoked');
  });
}
