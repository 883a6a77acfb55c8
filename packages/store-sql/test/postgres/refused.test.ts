import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { PasskeyId, PasskeyRecord, SessionId, SessionRecord } from '@signet/server/ports';
import { describePostgres, freshStore } from '../scene/databases.ts';
import { anEvent, putRelyingParty, rp, signUp } from '../scene/people.ts';

const signInWith = (passkey: PasskeyRecord, replaces: SessionId | null) => {
  const session: SessionRecord = {
    id: randomUUID() as string as SessionId,
    rp,
    account: passkey.account,
    passkey: passkey.id,
    tokenHash: new Uint8Array(randomBytes(32)),
    created: 10,
    authTime: 10,
    lastSeen: 10,
    expires: 20,
    idleLimit: 5,
    methods: [],
    assurance: 'passkey' as SessionRecord['assurance'],
    agent: '',
  };
  const flags = { backupEligible: false, backupState: false, userVerified: true };
  const use = { passkey: passkey.id, signCountSeen: 1, ...flags, time: 10 };
  return { use, session, replaces, event: anEvent() };
};

describePostgres('a unit that PostgreSQL refuses', () => {
  test('ends no session that its sign-in would have replaced, and writes nothing', async () => {
    const store = await freshStore();
    await putRelyingParty(store);
    const { passkey } = await signUp(store);
    const first = signInWith(passkey, null);
    assert.equal(await store.recordSignIn(first), 'recorded');
    const { count } = await store.unsealedEvents(rp);
    const gone = { ...passkey, id: randomUUID() as string as PasskeyId };
    assert.equal(await store.recordSignIn(signInWith(gone, first.session.id)), 'passkey_gone');
    assert.deepEqual((await store.findSession(first.session.tokenHash))?.session, first.session);
    assert.equal((await store.unsealedEvents(rp)).count, count);
    await store.close();
  });

  test('leaves its connection to the next', async () => {
    const store = await freshStore({ connections: 1 });
    await putRelyingParty(store);
    const { account, passkey } = await signUp(store);
    const event = anEvent();
    await store.appendEvent(event);
    const name = { username: 'asa', usernameFolded: 'asa', displayName: 'Åsa' };
    await assert.rejects(store.renameAccount({ account: account.id, ...name, event }), { code: '23505' });
    assert.equal(store.pool.idle, 1);
    await assert.rejects(store.recordSignIn({ ...signInWith(passkey, null), event }), { code: '23505' });
    assert.equal(store.pool.idle, 1);
    assert.equal((await store.findAccount(account.id))?.username, account.username);
    await store.close();
  });
});
