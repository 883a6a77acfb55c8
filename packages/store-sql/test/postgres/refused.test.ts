import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { PasskeyId } from '@signet/server/ports';
import { describePostgres, freshStore } from '../scene/databases.ts';
import { anEvent, putRelyingParty, rp, signUp } from '../scene/people.ts';
import { signInOf } from '../scene/sessions.ts';

describePostgres('a unit that PostgreSQL refuses', () => {
  test('ends no session that its sign-in would have replaced, and writes nothing', async () => {
    const store = await freshStore();
    await putRelyingParty(store);
    const { passkey } = await signUp(store);
    const first = signInOf(passkey);
    assert.equal(await store.recordSignIn(first), 'recorded');
    const { count } = await store.unsealedEvents(rp);
    const gone = { ...passkey, id: randomUUID() as string as PasskeyId };
    assert.equal(await store.recordSignIn(signInOf(gone, { replaces: first.session.id })), 'passkey_gone');
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
    await assert.rejects(store.recordSignIn({ ...signInOf(passkey), event }), { code: '23505' });
    assert.equal(store.pool.idle, 1);
    assert.equal((await store.findAccount(account.id))?.username, account.username);
    await store.close();
  });
});
