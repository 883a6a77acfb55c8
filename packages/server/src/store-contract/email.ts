import assert from 'node:assert/strict';
import type { AccountId, PasskeyId } from '../ports/records.ts';
import { aUse, addPasskey, anEvent, signUp, time } from './records.ts';
import type { Person } from './records.ts';
import type { StoreTest } from './with-store.ts';

export function emailCases(test: StoreTest): void {
  const told = (rp: Person['account']['rp']) => ({ event: anEvent(rp) });

  test('an address is set and taken away', async (store, rp) => {
    const { account, passkey } = await signUp(store, rp, { account: { email: null }, passkey: { lastUsed: null } });
    const use = aUse(passkey, { time: time + 9 });
    assert.equal(await store.setEmail({ account: account.id, email: 'bo@a.example', use, ...told(rp) }), 'set');
    assert.deepEqual(await store.findAccount(account.id), { ...account, email: 'bo@a.example' });
    assert.equal((await store.listPasskeys(account.id))[0]?.lastUsed, time + 9);
    assert.equal(await store.setEmail({ account: account.id, email: null, use: null, ...told(rp) }), 'set');
    assert.deepEqual(await store.findAccount(account.id), account);
    assert.equal((await store.unsealedEvents(rp)).count, 3);
  });

  test('it takes the place of the one that it is to replace, and of no other', async (store, rp) => {
    const { account } = await signUp(store, rp, { account: { email: null } });
    const set = (email: string | null, replaces: string | null) =>
      store.setEmail({ account: account.id, email, replaces, use: null, ...told(rp) });
    assert.equal(await set('bo@a.example', 'ed@a.example'), 'outdated');
    assert.equal(await set('bo@a.example', null), 'set');
    const { count } = await store.unsealedEvents(rp);
    assert.equal(await set('ed@a.example', null), 'outdated');
    assert.equal((await store.unsealedEvents(rp)).count, count);
    assert.equal((await store.findAccount(account.id))?.email, 'bo@a.example');
    assert.equal(await set('ed@a.example', 'bo@a.example'), 'set');
  });

  test('of an account that is not active no address is set', async (store, rp) => {
    const { account, passkey } = await signUp(store, rp, { account: { status: 'suspended' } });
    const unit = { account: account.id, email: 'bo@a.example' };
    const before = await store.unsealedEvents(rp);
    assert.equal(await store.setEmail({ ...unit, use: null, ...told(rp) }), 'account_gone');
    assert.equal(await store.setEmail({ ...unit, use: aUse(passkey), ...told(rp) }), 'account_suspended');
    const none = { ...unit, account: 'none' as AccountId };
    assert.equal(await store.setEmail({ ...none, use: null, ...told(rp) }), 'account_gone');
    assert.deepEqual(await store.findAccount(account.id), account);
    assert.deepEqual(await store.unsealedEvents(rp), before);
  });

  test('a passkey that is gone, or of another account, confirms no address', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    const suspected = await addPasskey(store, person, { status: 'suspected_clone' });
    const set = (use: ReturnType<typeof aUse>) =>
      store.setEmail({ account: person.account.id, email: 'bo@a.example', use, ...told(rp) });
    assert.equal(await set(aUse(person.passkey, { passkey: 'none' as PasskeyId })), 'passkey_gone');
    assert.equal(await set(aUse(stranger.passkey)), 'passkey_gone');
    assert.equal(await set(aUse(suspected)), 'passkey_suspected');
    assert.deepEqual(await store.findAccount(person.account.id), person.account);
  });
}
