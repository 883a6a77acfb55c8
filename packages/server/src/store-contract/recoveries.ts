import assert from 'node:assert/strict';
import type { AccountId, RecoveryId } from '../ports/records.ts';
import { aSession, aUse, anEvent, signUp, time } from './records.ts';
import {
  aCode,
  aRecovery,
  aTotp,
  giveCodes,
  giveTotp,
  restrictedTo,
  startOf,
  startRecovery,
} from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

export function recoveryCases(test: StoreTest): void {
  test('a recovery starts with a code, which it spends, in a session of its own', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, session: earlier } = person;
    const [code = assert.fail()] = await giveCodes(store, person);
    const start = startOf(person, code, { replaces: earlier.id });
    const { recovery, session } = start;
    assert.equal(await store.startRecovery(start), 'started');
    assert.deepEqual(await store.findRecovery(recovery.id), recovery);
    assert.deepEqual(await store.findCode(code.hash), { code: { ...code, used: recovery.started }, account, recovery });
    assert.deepEqual(await store.findSession(session.tokenHash), { session, account });
    assert.equal(await store.findSession(earlier.tokenHash), null);
    assert.equal(await store.findRecovery('none' as RecoveryId), null);
  });

  test('it is open until it expires', async (store, rp) => {
    const person = await signUp(store, rp);
    const { recovery } = await startRecovery(store, person);
    const at = (now: number) => store.openRecovery(person.account.id, now);
    assert.deepEqual(await at(recovery.expires - 1), recovery);
    assert.equal(await at(recovery.expires), null);
    assert.equal(await store.openRecovery('nobody' as AccountId, time), null);
  });

  test('another code starts another, which waits by itself; that which ends first is the open one', async (store, rp) => {
    const person = await signUp(store, rp);
    const { id } = person.account;
    const [first = assert.fail(), second = assert.fail()] = await giveCodes(store, person);
    const [late, soon] = [aRecovery(person, { expires: time + 350 }), aRecovery(person, { expires: time + 300 })];
    assert.equal(await store.startRecovery(startOf(person, first, { recovery: late })), 'started');
    assert.deepEqual(await store.openRecovery(id, time + 150), late);
    assert.equal(await store.startRecovery(startOf(person, second, { recovery: soon })), 'started');
    assert.deepEqual(await store.openRecovery(id, time + 150), soon);
    assert.deepEqual((await store.findCode(first.hash))?.recovery, late);
    assert.deepEqual((await store.findCode(second.hash))?.recovery, soon);
  });

  test("a code starts one recovery, and no other account's", async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    const { code, recovery } = await startRecovery(store, person);
    await store.cancelRecovery({ account: person.account.id, use: null, time: time + 150, event: anEvent(rp) });
    const again = startOf(person, code);
    assert.equal(await store.startRecovery(again), 'spent');
    assert.equal(await store.findRecovery(again.recovery.id), null);
    assert.equal((await store.findCode(code.hash))?.recovery?.id, recovery.id);
    const [foreign = assert.fail()] = await giveCodes(store, stranger);
    assert.equal(await store.startRecovery(startOf(person, foreign)), 'spent');
    assert.equal((await store.findCode(foreign.hash))?.code.used, null);
    assert.equal(await store.startRecovery(startOf(person, aCode(person))), 'spent');
  });

  test('none starts for an account that is not active, is not there, or has recovery off', async (store, rp) => {
    for (const change of [{ status: 'suspended' as const }, { recoveryOff: true }]) {
      const account = await signUp(store, rp, { account: change });
      assert.equal(await store.startRecovery(startOf(account, aCode(account))), 'account_gone');
    }
    const person = await signUp(store, rp);
    const nobody = { ...person, account: { ...person.account, id: 'nobody' as AccountId } };
    assert.equal(await store.startRecovery(startOf(nobody, aCode(nobody))), 'account_gone');
  });

  test('a time step is spent once, none before it, and only of a secret that is confirmed', async (store, rp) => {
    const person = await signUp(store, rp);
    const shown = aTotp(person);
    await store.putTotp({ totp: shown, use: aUse(person.passkey), event: anEvent(rp) });
    const starting = (step: number) => {
      const recovery = aRecovery(person, { method: 'totp', codeHash: null });
      return store.startRecovery({
        recovery,
        spends: { step },
        session: restrictedTo(recovery, person),
        replaces: null,
        event: anEvent(rp),
      });
    };
    assert.equal(await starting(shown.lastStep + 1), 'spent');
    const { lastStep } = await giveTotp(store, person);
    assert.equal(await starting(lastStep), 'spent');
    assert.equal(await starting(lastStep + 2), 'started');
    assert.equal((await store.findTotp(person.account.id))?.lastStep, lastStep + 2);
    await store.cancelRecovery({ account: person.account.id, use: null, time: time + 150, event: anEvent(rp) });
    assert.equal(await starting(lastStep + 1), 'spent');
    assert.equal(await starting(lastStep + 2), 'spent');
  });

  test('an administrator starts one with a code of its own, and no session', async (store, rp) => {
    const person = await signUp(store, rp);
    const administrator = await signUp(store, rp);
    const newCode = aCode(person, { used: time + 100 });
    const recovery = aRecovery(person, {
      method: 'admin',
      codeHash: newCode.hash,
      startedBy: administrator.account.id,
    });
    const unit = { recovery, spends: { newCode }, session: null, replaces: null };
    assert.equal(await store.startRecovery({ ...unit, event: anEvent(rp) }), 'started');
    const { account } = person;
    assert.deepEqual(await store.findCode(newCode.hash), { code: newCode, account, recovery });
    assert.equal((await store.countCodes(account.id)).left, 0);
  });

  test('an administrator starts none beside one that is open', async (store, rp) => {
    const person = await signUp(store, rp);
    const { recovery: open } = await startRecovery(store, person);
    const newCode = aCode(person, { used: time + 100 });
    const recovery = aRecovery(person, { method: 'admin', codeHash: newCode.hash });
    const { count } = await store.unsealedEvents(rp);
    const unit = { recovery, spends: { newCode }, session: null, replaces: null, event: anEvent(rp) };
    assert.equal(await store.startRecovery(unit), 'open_already');
    assert.equal(await store.findCode(newCode.hash), null);
    assert.equal(await store.findRecovery(recovery.id), null);
    assert.equal((await store.unsealedEvents(rp)).count, count);
    const started = open.expires;
    const later = { ...recovery, started, readyAt: started + 1, expires: started + 2 };
    assert.equal(await store.startRecovery({ ...unit, recovery: later }), 'started');
  });

  test('an administrator starts none for who has another role by then', async (store, rp) => {
    const person = await signUp(store, rp, { account: { role: 'owner' } });
    const newCode = aCode(person, { used: time + 100 });
    const recovery = aRecovery(person, { method: 'admin', codeHash: newCode.hash });
    const unit = { recovery, spends: { newCode }, session: null, replaces: null, event: anEvent(rp) };
    assert.equal(await store.startRecovery({ ...unit, role: 'member' }), 'account_gone');
    assert.equal(await store.findCode(newCode.hash), null);
    assert.equal(await store.startRecovery({ ...unit, role: 'owner' }), 'started');
  });

  test('it is opened again in another session while it is open', async (store, rp) => {
    const person = await signUp(store, rp);
    const { recovery, session: first } = await startRecovery(store, person);
    const reopening = async (created: number, id = recovery.id) => {
      const session = aSession(person.passkey, { passkey: null, recovery: id, created });
      const unit = { recovery: id, session, replaces: first.id, event: anEvent(rp) };
      return { outcome: await store.reopenRecovery(unit), session };
    };
    for (const late of [await reopening(recovery.expires), await reopening(time + 150, 'none' as RecoveryId)]) {
      assert.equal(late.outcome, 'over');
      assert.equal(await store.findSession(late.session.tokenHash), null);
    }
    assert.ok(await store.findSession(first.tokenHash));
    const { outcome, session } = await reopening(recovery.expires - 1);
    assert.equal(outcome, 'reopened');
    assert.deepEqual((await store.findSession(session.tokenHash))?.session, session);
    assert.equal(await store.findSession(first.tokenHash), null);
    await store.cancelRecovery({ account: person.account.id, use: null, time: time + 160, event: anEvent(rp) });
    assert.equal((await reopening(time + 170)).outcome, 'over');
  });

  test('cancelled, it is over and its sessions have ended, no others', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, passkey, session: own } = person;
    const { recovery, session } = await startRecovery(store, person);
    const { recovery: other, session: elsewhere } = await startRecovery(store, await signUp(store, rp));
    const use = aUse(passkey, { time: time + 60_000 });
    const cancelling = (at: number) => store.cancelRecovery({ account: account.id, use, time: at, event: anEvent(rp) });
    assert.equal(await cancelling(time + 150), 'cancelled');
    assert.deepEqual(await store.findRecovery(recovery.id), { ...recovery, ended: 'cancelled', endedAt: time + 150 });
    assert.equal(await store.openRecovery(account.id, time + 150), null);
    assert.equal(await store.findSession(session.tokenHash), null);
    for (const it of [own, elsewhere]) assert.ok(await store.findSession(it.tokenHash));
    assert.deepEqual(await store.findRecovery(other.id), other);
    assert.equal((await store.listPasskeys(account.id))[0]?.lastUsed, time + 60_000);
    assert.equal(await cancelling(time + 160), 'over');
  });

  test('cancelled, all of them are, and those that expired stay over whatever the clock says', async (store, rp) => {
    const person = await signUp(store, rp);
    const [first = assert.fail(), second = assert.fail(), third = assert.fail()] = await giveCodes(store, person);
    const expired = aRecovery(person, { expires: time + 140 });
    const starts = [startOf(person, first, { recovery: expired }), startOf(person, second), startOf(person, third)];
    for (const it of starts) assert.equal(await store.startRecovery(it), 'started');
    const { id: account } = person.account;
    assert.equal(await store.cancelRecovery({ account, use: null, time: time + 150, event: anEvent(rp) }), 'cancelled');
    for (const { recovery, session } of starts) {
      assert.equal((await store.findRecovery(recovery.id))?.ended, 'cancelled');
      assert.equal(await store.findSession(session.tokenHash), null);
    }
    assert.equal(await store.openRecovery(account, time), null);
  });

  test('one that expired is not cancelled, and a passkey of another account cancels none', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    const { recovery } = await startRecovery(store, person);
    const unit = { account: person.account.id, use: null, event: anEvent(rp) };
    assert.equal(await store.cancelRecovery({ ...unit, time: recovery.expires }), 'over');
    const use = aUse(stranger.passkey);
    assert.equal(await store.cancelRecovery({ ...unit, use, time: time + 150 }), 'passkey_gone');
    assert.deepEqual(await store.findRecovery(recovery.id), recovery);
  });
}
