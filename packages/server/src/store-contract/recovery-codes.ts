import assert from 'node:assert/strict';
import type { AccountId, PasskeyId } from '../ports/records.ts';
import { aUse, addPasskey, anEvent, signUp, time } from './records.ts';
import { aCode, giveCodes, startOf, startRecovery } from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

export function recoveryCodeCases(test: StoreTest): void {
  test('a code names its account and has started no recovery', async (store, rp) => {
    const person = await signUp(store, rp);
    const codes = await giveCodes(store, person);
    await giveCodes(store, await signUp(store, rp));
    const { account } = person;
    for (const code of codes) assert.deepEqual(await store.findCode(code.hash), { code, account, recovery: null });
    assert.equal(await store.findCode(new Uint8Array(32)), null);
    assert.deepEqual(await store.countCodes(account.id), { left: 3, stored: time + 2 });
    assert.deepEqual(await store.countCodes('nobody' as AccountId), { left: 0, stored: null });
  });

  test('new codes take the place of all others, used or not, and turn recovery on', async (store, rp) => {
    const person = await signUp(store, rp, { account: { recoveryOff: true } });
    const bystander = await signUp(store, rp);
    const [kept = assert.fail()] = await giveCodes(store, bystander);
    const earlier = await giveCodes(store, person);
    assert.equal((await store.findAccount(person.account.id))?.recoveryOff, false);
    await store.startRecovery(startOf(person, earlier[0] ?? assert.fail()));
    const codes = await giveCodes(store, person, 2);
    for (const { hash } of earlier) assert.equal(await store.findCode(hash), null);
    assert.equal((await store.countCodes(person.account.id)).left, codes.length);
    assert.ok(await store.findCode(kept.hash));
  });

  test('making codes takes a passkey of the account, whose use is recorded', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    const { id } = person.account;
    const suspected = await addPasskey(store, person, { status: 'suspected_clone' });
    const [there = assert.fail()] = await giveCodes(store, person, 1);
    const refused = {
      passkey_gone: [aUse(stranger.passkey), aUse(person.passkey, { passkey: 'none' as PasskeyId })],
      passkey_suspected: [aUse(suspected)],
    };
    for (const [outcome, uses] of Object.entries(refused)) {
      for (const use of uses) {
        const unit = { account: id, codes: [aCode(person)], use, event: anEvent(rp) };
        assert.equal(await store.makeCodes(unit), outcome);
      }
    }
    assert.ok(await store.findCode(there.hash));
    const use = aUse(person.passkey, { time: time + 60_000 });
    await store.makeCodes({ account: id, codes: [], use, event: anEvent(rp) });
    assert.equal((await store.listPasskeys(id))[0]?.lastUsed, time + 60_000);
  });

  test('codes count once their owner has stored them, which is told once', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, passkey } = person;
    const codes = [aCode(person, { stored: null }), aCode(person, { stored: null })];
    await store.makeCodes({ account: account.id, codes, use: aUse(passkey), event: anEvent(rp) });
    const { count } = await store.unsealedEvents(rp);
    assert.deepEqual(await store.countCodes(account.id), { left: 2, stored: null });
    assert.equal((await store.standing(account.id))?.codesLeft, 0);
    const storing = (at: number) => store.storedCodes({ account: account.id, time: at, event: anEvent(rp) });
    assert.equal(await storing(time + 7), true);
    assert.equal(await storing(time + 9), false);
    assert.deepEqual(await store.countCodes(account.id), { left: 2, stored: time + 7 });
    assert.equal((await store.standing(account.id))?.codesLeft, 2);
    assert.equal((await store.unsealedEvents(rp)).count, count + 1);
    const { hash } = codes[0] ?? assert.fail();
    assert.equal((await store.findCode(hash))?.code.stored, time + 7);
  });

  test("storing them is no other account's", async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    const { account, passkey } = person;
    const unit = { account: account.id, codes: [aCode(person, { stored: null })], use: aUse(passkey) };
    await store.makeCodes({ ...unit, event: anEvent(rp) });
    assert.equal(await store.storedCodes({ account: stranger.account.id, time, event: anEvent(rp) }), false);
    assert.equal((await store.countCodes(account.id)).stored, null);
  });

  test('new ones end what an older one began', async (store, rp) => {
    const [person, bystander] = [await signUp(store, rp), await signUp(store, rp)];
    const [own, others] = [await startRecovery(store, person), await startRecovery(store, bystander)];
    await giveCodes(store, person);
    assert.equal((await store.findRecovery(own.recovery.id))?.ended, 'cancelled');
    assert.equal(await store.findSession(own.session.tokenHash), null);
    assert.deepEqual(await store.findRecovery(others.recovery.id), others.recovery);
    assert.ok(await store.findSession(others.session.tokenHash));
  });

  test('a code that is used counts no more', async (store, rp) => {
    const person = await signUp(store, rp);
    const [code = assert.fail()] = await giveCodes(store, person, 2);
    await store.startRecovery(startOf(person, code));
    assert.deepEqual(await store.countCodes(person.account.id), { left: 1, stored: time + 2 });
    assert.equal((await store.standing(person.account.id))?.codesLeft, 1);
  });
}
