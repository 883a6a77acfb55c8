import assert from 'node:assert/strict';
import { aPasskey, aSession, aUse, anEvent, signUp, time } from './records.ts';
import { aRecovery, aTotp, giveCodes, giveTotp, restrictedTo, startOf, startRecovery } from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

const rounds = 5;

export function recoveryRaceCases(test: StoreTest): void {
  test('a code used at two places at once starts one recovery', async (store, rp) => {
    for (let round = 0; round < rounds; round += 1) {
      const person = await signUp(store, rp);
      const [code = assert.fail()] = await giveCodes(store, person);
      const starts = [startOf(person, code), startOf(person, code)];
      const outcomes = await Promise.all(starts.map((it) => store.startRecovery(it)));
      assert.deepEqual(outcomes.toSorted(), ['spent', 'started']);
      const sessions = await Promise.all(starts.map(({ session }) => store.findSession(session.tokenHash)));
      assert.equal(sessions.filter((it) => it !== null).length, 1);
    }
  });

  test('of two recoveries completed at once one is, and the other is cancelled', async (store, rp) => {
    for (let round = 0; round < rounds; round += 1) {
      const person = await signUp(store, rp);
      const starts = (await giveCodes(store, person, 2)).map((it) => startOf(person, it));
      for (const it of starts) assert.equal(await store.startRecovery(it), 'started');
      const outcomes = await Promise.all(
        starts.map(({ recovery }) => {
          const passkey = aPasskey(person.account);
          const unit = { recovery: recovery.id, time: time + 250, passkey, codes: [], session: aSession(passkey) };
          return store.completeRecovery({ ...unit, event: anEvent(rp) });
        }),
      );
      assert.deepEqual(outcomes.toSorted(), ['completed', 'over']);
      assert.equal((await store.listPasskeys(person.account.id)).length, 2);
    }
  });

  test('a time step is accepted once, wherever it is shown', async (store, rp) => {
    const person = await signUp(store, rp);
    const { lastStep } = await giveTotp(store, person);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => {
        const recovery = aRecovery(person, { method: 'totp', codeHash: null });
        const session = restrictedTo(recovery, person);
        const spends = { step: lastStep + 1 };
        return store.startRecovery({ recovery, spends, session, replaces: null, event: anEvent(rp) });
      }),
    );
    assert.equal(outcomes.filter((it) => it === 'started').length, 1);
    assert.equal(outcomes.filter((it) => it === 'spent').length, 9);
  });

  test('a secret that is confirmed twice at once is so once', async (store, rp) => {
    for (let round = 0; round < rounds; round += 1) {
      const person = await signUp(store, rp);
      const totp = aTotp(person);
      await store.putTotp({ totp, use: aUse(person.passkey), event: anEvent(rp) });
      const steps = [totp.lastStep + 1, totp.lastStep + 2];
      const outcomes = await Promise.all(
        steps.map((step) => store.confirmTotp({ account: totp.account, step, time: time + step, event: anEvent(rp) })),
      );
      assert.deepEqual(outcomes.toSorted(), ['confirmed', 'gone']);
      const { lastStep, confirmed } = (await store.findTotp(totp.account)) ?? assert.fail();
      assert.deepEqual([lastStep, confirmed], [steps[outcomes.indexOf('confirmed')], time + lastStep]);
    }
  });

  test('cancelled and completed at once, one of the two happens', async (store, rp) => {
    for (let round = 0; round < rounds; round += 1) {
      const person = await signUp(store, rp);
      const { recovery } = await startRecovery(store, person);
      const passkey = aPasskey(person.account);
      const [session, event] = [aSession(passkey), anEvent(rp)];
      // Its owner cancels it, or an administrator.
      const by = round % 2 === 0 ? null : aUse(person.passkey);
      const [completed, cancelled] = await Promise.all([
        store.completeRecovery({ recovery: recovery.id, time: time + 250, passkey, codes: [], session, event }),
        store.cancelRecovery({ account: person.account.id, use: by, time: time + 250, event: anEvent(rp) }),
      ]);
      assert.ok((completed === 'completed') !== (cancelled === 'cancelled'), `${completed}, ${cancelled}`);
      const { ended } = (await store.findRecovery(recovery.id)) ?? assert.fail();
      assert.equal(ended, completed === 'completed' ? 'completed' : 'cancelled');
      assert.equal((await store.findSession(session.tokenHash)) !== null, completed === 'completed');
    }
  });

  test('new codes and the use of an old one at once: no old one is left', async (store, rp) => {
    for (let round = 0; round < rounds; round += 1) {
      const person = await signUp(store, rp);
      const [old = assert.fail()] = await giveCodes(store, person);
      const recovery = aRecovery(person, { codeHash: old.hash });
      const [outcome] = await Promise.all([
        store.startRecovery(startOf(person, old, { recovery })),
        giveCodes(store, person, 2),
      ]);
      assert.ok(outcome === 'started' || outcome === 'spent', outcome);
      assert.equal((await store.findRecovery(recovery.id)) !== null, outcome === 'started');
      assert.equal(await store.findCode(old.hash), null);
      assert.equal((await store.countCodes(person.account.id)).left, 2);
    }
  });
}
