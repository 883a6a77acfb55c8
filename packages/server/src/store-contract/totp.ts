import assert from 'node:assert/strict';
import type { AccountId } from '../ports/records.ts';
import type { TotpRecord } from '../ports/recovery-records.ts';
import type { Store } from '../ports/store.ts';
import { aUse, anEvent, signUp, time } from './records.ts';
import { aRecovery, aTotp, giveTotp, restrictedTo } from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

export function totpCases(test: StoreTest): void {
  const confirming = (store: Store, { account, rp }: TotpRecord, step: number) =>
    store.confirmTotp({ account, step, time: time + 9, event: anEvent(rp) });

  test('a secret opens nothing until it is confirmed', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, passkey } = person;
    const totp = aTotp(person);
    assert.equal(await store.putTotp({ totp, use: aUse(passkey), event: anEvent(rp) }), 'put');
    assert.deepEqual(await store.findTotp(account.id), totp);
    assert.equal((await store.standing(account.id))?.totp, false);
    assert.equal(await confirming(store, totp, totp.lastStep), 'spent');
    assert.equal(await confirming(store, totp, totp.lastStep + 1), 'confirmed');
    const confirmed = { ...totp, confirmed: time + 9, lastStep: totp.lastStep + 1 };
    assert.deepEqual(await store.findTotp(account.id), confirmed);
    assert.equal((await store.standing(account.id))?.totp, true);
    assert.equal(await confirming(store, totp, totp.lastStep + 2), 'gone');
    assert.deepEqual(await store.findTotp(account.id), confirmed);
  });

  test('where there is none, there is none to confirm or to remove', async (store, rp) => {
    const { account, passkey } = await signUp(store, rp);
    assert.equal(await store.findTotp(account.id), null);
    const unit = { account: account.id, event: anEvent(rp) };
    assert.equal(await store.confirmTotp({ ...unit, step: 1, time }), 'gone');
    assert.equal(await store.removeTotp({ ...unit, use: aUse(passkey) }), 'not_found');
    assert.equal(await store.confirmTotp({ ...unit, account: 'nobody' as AccountId, step: 1, time }), 'gone');
  });

  test('one that is not confirmed makes room for the next, one that is does not', async (store, rp) => {
    const person = await signUp(store, rp);
    const putting = (totp: TotpRecord) => store.putTotp({ totp, use: aUse(person.passkey), event: anEvent(rp) });
    assert.equal(await putting(aTotp(person)), 'put');
    const confirmed = await giveTotp(store, person);
    assert.equal(await putting(aTotp(person)), 'there');
    assert.deepEqual(await store.findTotp(person.account.id), confirmed);
  });

  test('it is put and removed by a passkey of the account, whose use is recorded', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    const { account, passkey } = person;
    const foreign = aUse(stranger.passkey);
    assert.equal(await store.putTotp({ totp: aTotp(person), use: foreign, event: anEvent(rp) }), 'passkey_gone');
    assert.equal(await store.findTotp(account.id), null);
    await giveTotp(store, person);
    const removing = { account: account.id, event: anEvent(rp) };
    assert.equal(await store.removeTotp({ ...removing, use: foreign }), 'passkey_gone');
    assert.ok(await store.findTotp(account.id));
    const use = aUse(passkey, { time: time + 60_000 });
    assert.equal(await store.removeTotp({ ...removing, use }), 'removed');
    assert.equal(await store.findTotp(account.id), null);
    assert.equal((await store.listPasskeys(account.id))[0]?.lastUsed, time + 60_000);
  });

  test('removed, what it began is over', async (store, rp) => {
    const person = await signUp(store, rp);
    const { lastStep } = await giveTotp(store, person);
    const recovery = aRecovery(person, { method: 'totp', codeHash: null });
    const session = restrictedTo(recovery, person);
    const unit = { recovery, spends: { step: lastStep + 1 }, session, replaces: null, event: anEvent(rp) };
    assert.equal(await store.startRecovery(unit), 'started');
    const removing = { account: person.account.id, use: aUse(person.passkey), event: anEvent(rp) };
    assert.equal(await store.removeTotp(removing), 'removed');
    assert.equal((await store.findRecovery(recovery.id))?.ended, 'cancelled');
    assert.equal(await store.findSession(session.tokenHash), null);
  });
}
