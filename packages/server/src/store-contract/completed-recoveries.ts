import assert from 'node:assert/strict';
import type { RecoveryId } from '../ports/records.ts';
import type { RecoveryRecord, Standing } from '../ports/recovery-records.ts';
import type { Store } from '../ports/store.ts';
import { aPasskey, aSession, aUse, addPasskey, anEvent, signUp, time } from './records.ts';
import type { Person } from './records.ts';
import { aCode, giveCodes, giveTotp, startOf, startRecovery } from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

const day = 86_400_000;

type Completion = Parameters<Store['completeRecovery']>[0];

const completionOf = (person: Person, recovery: RecoveryRecord, change: Partial<Completion> = {}): Completion => {
  const passkey = change.passkey ?? aPasskey(person.account, { created: time + 20_000 });
  const [codes, session] = [[aCode(person), aCode(person)], aSession(passkey)];
  return {
    recovery: recovery.id,
    time: recovery.readyAt,
    passkey,
    codes,
    session,
    event: anEvent(recovery.rp),
    ...change,
  };
};

export function completedRecoveryCases(test: StoreTest): void {
  test('completed, the account has the passkey, the new codes and one session', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, passkey: old } = person;
    await giveTotp(store, person);
    const { recovery, code, session: restricted } = await startRecovery(store, person);
    const bystander = await signUp(store, rp);
    const [kept = assert.fail()] = await giveCodes(store, bystander);
    const completion = completionOf(person, recovery);
    const { passkey, codes, session } = completion;
    assert.equal(await store.completeRecovery(completion), 'completed');

    const after = { ...account, recoveredAt: recovery.readyAt };
    assert.deepEqual(await store.findSession(session.tokenHash), { session, account: after });
    for (const it of [restricted, person.session]) assert.equal(await store.findSession(it.tokenHash), null);
    assert.deepEqual(
      (await store.listPasskeys(account.id)).map(({ id }) => id),
      [old.id, passkey.id],
    );
    assert.deepEqual(await store.findRecovery(recovery.id), {
      ...recovery,
      ended: 'completed',
      endedAt: recovery.readyAt,
    });
    assert.equal(await store.findCode(code.hash), null);
    assert.deepEqual(await store.countCodes(account.id), { left: codes.length, stored: time + 2 });
    assert.equal(await store.findTotp(account.id), null);
    assert.ok(await store.findCode(kept.hash));
    assert.ok(await store.findSession(bystander.session.tokenHash));
  });

  test('completed, the other one that is open is cancelled', async (store, rp) => {
    const person = await signUp(store, rp);
    const [first = assert.fail(), second = assert.fail()] = await giveCodes(store, person);
    const [other, done] = [startOf(person, first), startOf(person, second)];
    for (const it of [other, done]) assert.equal(await store.startRecovery(it), 'started');
    assert.equal(await store.completeRecovery(completionOf(person, done.recovery)), 'completed');
    const { ended, endedAt } = (await store.findRecovery(other.recovery.id)) ?? assert.fail();
    assert.deepEqual([ended, endedAt], ['cancelled', done.recovery.readyAt]);
    assert.equal((await store.findRecovery(done.recovery.id))?.ended, 'completed');
    assert.equal(await store.findSession(other.session.tokenHash), null);
    assert.equal(await store.completeRecovery(completionOf(person, other.recovery)), 'over');
  });

  test('completed, whatever passkey was there is older than it', async (store, rp) => {
    const [person, bystander] = [await signUp(store, rp), await signUp(store, rp)];
    const { recovery } = await startRecovery(store, person);
    const at = recovery.readyAt;
    for (const created of [at - 2, at, at + day]) await addPasskey(store, person, { created });
    await addPasskey(store, bystander, { created: at + day });
    const passkey = aPasskey(person.account, { created: at });
    assert.equal(await store.completeRecovery(completionOf(person, recovery, { passkey })), 'completed');
    const created = (await store.listPasskeys(person.account.id)).map((it) => it.created);
    assert.deepEqual(created, [person.passkey.created, at - 2, at - 1, at - 1, at]);
    assert.equal((await store.listPasskeys(bystander.account.id))[1]?.created, at + day);
  });

  test('before it is ready, once it is over, and without it, nothing comes of it', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account } = person;
    const { recovery, code, session } = await startRecovery(store, person);
    const { count } = await store.unsealedEvents(rp);
    const attempts: [string, Partial<Completion>][] = [
      ['not_ready', { time: recovery.readyAt - 1 }],
      ['over', { time: recovery.expires }],
      ['over', { recovery: 'none' as RecoveryId }],
      ['credential_exists', { passkey: aPasskey(account, { credentialId: person.passkey.credentialId }) }],
    ];
    for (const [outcome, change] of attempts) {
      assert.equal(await store.completeRecovery(completionOf(person, recovery, change)), outcome);
    }
    assert.deepEqual(await store.listPasskeys(account.id), [{ ...person.passkey, lastUsed: time + 1000 }]);
    assert.deepEqual(await store.findRecovery(recovery.id), recovery);
    assert.deepEqual((await store.findSession(session.tokenHash))?.account, account);
    assert.ok(await store.findCode(code.hash));
    assert.equal((await store.unsealedEvents(rp)).count, count);
    assert.equal(
      await store.completeRecovery(completionOf(person, recovery, { time: recovery.expires - 1 })),
      'completed',
    );
    assert.equal(await store.completeRecovery(completionOf(person, recovery)), 'over');
  });

  test('a recovery that was cancelled is over, and so is that of an account that is suspended', async (store, rp) => {
    const [person, suspended] = [await signUp(store, rp), await signUp(store, rp)];
    const { recovery } = await startRecovery(store, person);
    await store.cancelRecovery({ account: person.account.id, use: null, time: time + 150, event: anEvent(rp) });
    assert.equal(await store.completeRecovery(completionOf(person, recovery)), 'over');
    const { recovery: theirs } = await startRecovery(store, suspended);
    const unit = { account: suspended.account.id, status: 'suspended' as const, time: time + 150, event: anEvent(rp) };
    assert.equal(await store.setStatus(unit), 'set');
    assert.equal(await store.completeRecovery(completionOf(suspended, theirs)), 'account_gone');
  });

  test('turned off, nothing is left of it: codes, secret, and the recovery that was open', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, passkey } = person;
    await giveTotp(store, person);
    const { recovery, session, code } = await startRecovery(store, person);
    const asked: Standing[] = [];
    const use = aUse(passkey, { time: time + 150 });
    const turnOff = (refusal: 'last_way_in' | null) =>
      store.turnOffRecovery({
        account: account.id,
        use,
        guard: (it) => {
          asked.push(it);
          return refusal;
        },
        event: anEvent(rp),
      });
    assert.equal(await turnOff('last_way_in'), 'last_way_in');
    assert.deepEqual(await store.openRecovery(account.id, time + 150), recovery);
    assert.equal(await turnOff(null), 'off');
    const [seen] = asked;
    assert.deepEqual([seen?.account, seen?.codesLeft, seen?.totp], [account, 2, true]);
    assert.deepEqual(
      seen?.passkeys.map(({ id }) => id),
      [passkey.id],
    );
    assert.equal((await store.findAccount(account.id))?.recoveryOff, true);
    assert.equal(await store.findCode(code.hash), null);
    assert.equal(await store.findTotp(account.id), null);
    assert.equal(await store.findSession(session.tokenHash), null);
    assert.deepEqual(await store.findRecovery(recovery.id), { ...recovery, ended: 'cancelled', endedAt: use.time });
    assert.equal(await store.completeRecovery(completionOf(person, recovery)), 'over');
  });

  test('turning it off takes a passkey of the account', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    await addPasskey(store, person);
    const [code = assert.fail()] = await giveCodes(store, person);
    const unit = { account: person.account.id, use: aUse(stranger.passkey), guard: () => null, event: anEvent(rp) };
    assert.equal(await store.turnOffRecovery(unit), 'passkey_gone');
    assert.ok(await store.findCode(code.hash));
    assert.equal((await store.findAccount(person.account.id))?.recoveryOff, false);
  });
}
