import assert from 'node:assert/strict';
import type { MailRecord } from '../ports/notice-records.ts';
import type { AccountRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { aMail } from './notice-records.ts';
import { aUse, anEvent, settle, signUp, time } from './records.ts';
import type { StoreTest } from './with-store.ts';

const lease = 60_000;

async function put(store: Store, account: AccountRecord, ...changes: Partial<MailRecord>[]): Promise<MailRecord[]> {
  const mail = changes.map((it) => aMail(account, it));
  for (const it of mail) await store.addMail(it);
  return mail;
}

const idsOf = (mail: readonly MailRecord[]): string[] => mail.map(({ id }) => id);

export function outboxCases(test: StoreTest): void {
  test('nothing is put there for an account that is gone, also where it goes at once', async (store, rp) => {
    for (let round = 0; round < 5; round += 1) {
      const { account } = await signUp(store, rp);
      const unit = { account: account.id, use: null, guard: null, event: anEvent(rp) };
      const [outcome, erased] = await Promise.all([store.addMail(aMail(account)), store.eraseAccount(unit)]);
      assert.ok(outcome === 'added' || outcome === 'account_gone', outcome);
      assert.equal(erased, 'erased');
      assert.equal(await store.addMail(aMail(account)), 'account_gone');
    }
    assert.deepEqual(await store.listMail(rp, 9), []);
  });

  test('a message is listed and claimed as it was put there, by itself or with a unit', async (store, rp) => {
    const { account, passkey } = await signUp(store, rp);
    const [alone] = await put(store, account, {});
    const told = aMail(account, { kind: 'passkey.added' });
    await store.recordUse({ use: aUse(passkey), event: anEvent(rp), mail: [told] });
    assert.deepEqual(await store.listMail(rp, 9), [told, alone]);
    assert.deepEqual(await store.listMail(rp, 1), [told]);
    const claimed = { attempts: 1, nextAttempt: time + lease };
    assert.deepEqual(await store.claimMail({ rp, now: time, lease, limit: 9 }), [
      { ...alone, ...claimed },
      { ...told, ...claimed },
    ]);
  });

  test('a message is due from its time on, and then not before the lease is over', async (store, rp) => {
    const { account } = await signUp(store, rp);
    await put(store, account, {});
    const claim = async (now: number) => (await store.claimMail({ rp, now, lease, limit: 9 })).map((it) => it.attempts);
    assert.deepEqual(await claim(time - 1), []);
    assert.deepEqual(await claim(time), [1]);
    assert.deepEqual(await claim(time + lease - 1), []);
    assert.deepEqual(await claim(time + lease), [2]);
  });

  test('those first that have been due for longest, at most as many as asked', async (store, rp) => {
    const { account } = await signUp(store, rp);
    const due = [time - 1, time - 3, time - 2].map((nextAttempt) => ({ nextAttempt }));
    const [third, first, second] = await put(store, account, ...due);
    const claim = async (limit: number) => idsOf(await store.claimMail({ rp, now: time, lease, limit }));
    assert.deepEqual(new Set(await claim(2)), new Set([first?.id, second?.id]));
    assert.deepEqual(await claim(2), [third?.id]);
  });

  test('what was sent or given up is not due again; what failed once is, at its time', async (store, rp) => {
    const { account } = await signUp(store, rp);
    const [sent, failed, again] = idsOf(await put(store, account, {}, {}, {}));
    await store.claimMail({ rp, now: time, lease, limit: 9 });
    await store.settleMail({ id: sent ?? '', sent: time + 1 });
    await store.settleMail({ id: failed ?? '', failed: time + 2 });
    await store.settleMail({ id: again ?? '', nextAttempt: time + 3 });
    await store.settleMail({ id: 'none', sent: time });
    assert.deepEqual(idsOf(await store.claimMail({ rp, now: time + 2, lease, limit: 9 })), []);
    assert.deepEqual(idsOf(await store.claimMail({ rp, now: time + 3, lease, limit: 9 })), [again]);
    assert.deepEqual(idsOf(await store.claimMail({ rp, now: time + 9 * lease, lease, limit: 9 })), [again]);
    const became = (await store.listMail(rp, 9)).map((it) => [it.id, it.sent, it.failed]);
    assert.deepEqual(became, [
      [again, null, null],
      [failed, null, time + 2],
      [sent, time + 1, null],
    ]);
  });

  test('what is over stays so, whatever a process says that was late', async (store, rp) => {
    const { account } = await signUp(store, rp);
    const [sent, failed] = idsOf(await put(store, account, {}, {}));
    await store.settleMail({ id: sent ?? '', sent: time + 1 });
    await store.settleMail({ id: failed ?? '', failed: time + 1 });
    const before = await store.listMail(rp, 9);
    for (const id of [sent ?? '', failed ?? '']) {
      await store.settleMail({ id, nextAttempt: time + 2 });
      await store.settleMail({ id, failed: time + 2 });
      await store.settleMail({ id, sent: time + 2 });
    }
    assert.deepEqual(await store.listMail(rp, 9), before);
  });

  test('processes that claim at once have each message once', async (store, rp) => {
    const { account } = await signUp(store, rp);
    const mail = await put(store, account, ...Array.from({ length: 40 }, () => ({})));
    const claimed: string[] = [];
    for (let round = 0; claimed.length < 40 && round < 40; round += 1) {
      const claims = Array.from({ length: 6 }, () => store.claimMail({ rp, now: time, lease, limit: 3 }));
      const taken = await Promise.all(claims);
      assert.ok(taken.every((it) => it.length <= 3));
      claimed.push(...idsOf(taken.flat()));
    }
    assert.deepEqual(claimed.toSorted(), idsOf(mail).toSorted());
  });

  test('each relying party lists and claims its own', async (store, rp) => {
    const other = await settle(store);
    const { account } = await signUp(store, other);
    const mail = await put(store, account, {});
    assert.deepEqual(await store.listMail(rp, 9), []);
    assert.deepEqual(await store.claimMail({ rp, now: time, lease, limit: 9 }), []);
    assert.deepEqual(await store.listMail(other, 9), mail);
  });

  test('sweeping removes what is over and was made before a time, in portions', async (store, rp) => {
    const { account } = await signUp(store, rp);
    const early = { created: time - 1 };
    const [waiting, , , late] = await put(
      store,
      account,
      early,
      { ...early, sent: time },
      { ...early, failed: time },
      { sent: time },
    );
    assert.equal(await store.sweepMail(time, 1), 1);
    assert.equal(await store.sweepMail(time, 9), 1);
    assert.equal(await store.sweepMail(time, 9), 0);
    assert.deepEqual(await store.listMail(rp, 9), [late, waiting]);
  });
}
