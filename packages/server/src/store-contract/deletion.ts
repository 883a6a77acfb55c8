import assert from 'node:assert/strict';
import type { PasskeyId, PasskeyRecord, SessionId } from '../ports/records.ts';
import type { Guard } from '../ports/recovery-records.ts';
import type { Store } from '../ports/store.ts';
import { aSession, aUse, addPasskey, anEvent, signUp, time } from './records.ts';
import type { Person } from './records.ts';
import { giveTotp, startRecovery } from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

type Deletion = Parameters<Store['deletePasskey']>[0];

/** Another active one of that RP ID is a way in. */
const anotherStays =
  (id: PasskeyId, rpId: string): Guard =>
  ({ passkeys }) =>
    passkeys.some((it) => it.id !== id && it.status === 'active' && it.rpId === rpId) ? null : 'last_way_in';

/** Deletes a passkey of a person, their first unless told otherwise, from their first session, confirmed by their first. */
const deletionOf = (
  { account, passkey: first, session }: Person,
  { passkey = first, ...change }: Partial<Omit<Deletion, 'passkey'>> & { passkey?: PasskeyRecord } = {},
): Deletion => ({
  account: account.id,
  passkey: passkey.id,
  guard: anotherStays(passkey.id, first.rpId),
  keepSession: session.id,
  use: aUse(first),
  event: anEvent(account.rp),
  ...change,
});

export function deletionCases(test: StoreTest): void {
  test('a deleted passkey is unknown, its sessions have ended but for the one that stays', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, passkey, session } = person;
    const second = await addPasskey(store, person);
    const [opened, byOther] = [aSession(passkey), aSession(second)];
    await store.recordSignIn({ use: aUse(passkey), session: opened, replaces: null, event: anEvent(rp) });
    await store.recordSignIn({ use: aUse(second), session: byOther, replaces: null, event: anEvent(rp) });
    const bystander = await signUp(store, rp);

    assert.equal(await store.deletePasskey(deletionOf(person, { use: aUse(second) })), 'deleted');
    assert.equal(await store.findCredential(passkey.rpId, passkey.credentialId), null);
    assert.deepEqual(
      (await store.listPasskeys(account.id)).map(({ id }) => id),
      [second.id],
    );
    assert.equal(await store.findSession(opened.tokenHash), null);
    assert.deepEqual((await store.findSession(session.tokenHash))?.session, { ...session, passkey: null });
    assert.ok(await store.findSession(byOther.tokenHash));
    assert.ok(await store.findSession(bystander.session.tokenHash));
  });

  test('a deletion records the confirming assertion', async (store, rp) => {
    const person = await signUp(store, rp);
    const second = await addPasskey(store, person, { signCount: 5 });
    const use = aUse(second, { signCountSeen: 6, time: time + 50_000 });
    assert.equal(await store.deletePasskey(deletionOf(person, { use })), 'deleted');
    const [left] = await store.listPasskeys(person.account.id);
    assert.deepEqual([left?.signCount, left?.lastUsed], [6, time + 50_000]);
  });

  test('a deletion that forgets takes codes, secret and open recoveries along, no other does', async (store, rp) => {
    const [person, bystander] = [await signUp(store, rp), await signUp(store, rp)];
    const [second, third] = [await addPasskey(store, person), await addPasskey(store, person)];
    for (const it of [person, bystander]) await giveTotp(store, it);
    const [own, others] = [await startRecovery(store, person), await startRecovery(store, bystander)];
    assert.equal(await store.deletePasskey(deletionOf(person, { passkey: second })), 'deleted');
    assert.equal((await store.countCodes(person.account.id)).left, 2);
    assert.deepEqual(await store.findRecovery(own.recovery.id), own.recovery);
    assert.equal(await store.deletePasskey(deletionOf(person, { passkey: third, forgets: true })), 'deleted');
    assert.equal((await store.countCodes(person.account.id)).left, 0);
    assert.equal(await store.findTotp(person.account.id), null);
    assert.equal((await store.findRecovery(own.recovery.id))?.ended, 'cancelled');
    assert.equal(await store.findSession(own.session.tokenHash), null);
    assert.equal((await store.countCodes(bystander.account.id)).left, 2);
    assert.ok(await store.findTotp(bystander.account.id));
    assert.deepEqual(await store.findRecovery(others.recovery.id), others.recovery);
    assert.ok(await store.findSession(person.session.tokenHash));
  });

  test('a passkey may confirm its own deletion', async (store, rp) => {
    const person = await signUp(store, rp);
    await addPasskey(store, person);
    assert.equal(await store.deletePasskey(deletionOf(person)), 'deleted');
  });

  test('a passkey of another account confirms no deletion', async (store, rp) => {
    const person = await signUp(store, rp);
    await addPasskey(store, person);
    const stranger = await signUp(store, rp, { passkey: { signCount: 5 } });
    const use = aUse(stranger.passkey, { signCountSeen: 6 });
    assert.equal(await store.deletePasskey(deletionOf(person, { use })), 'passkey_gone');
    assert.equal((await store.listPasskeys(person.account.id)).length, 2);
    assert.equal((await store.listPasskeys(stranger.account.id))[0]?.signCount, 5);
  });

  test('a deleted credential can be registered again', async (store, rp) => {
    const person = await signUp(store, rp);
    await addPasskey(store, person);
    await store.deletePasskey(deletionOf(person));
    await addPasskey(store, person, { credentialId: person.passkey.credentialId });
  });

  test('the last active passkey stays, and nothing of the attempt', async (store, rp) => {
    const person = await signUp(store, rp, { passkey: { signCount: 5 } });
    await addPasskey(store, person, { status: 'suspected_clone' });
    await addPasskey(store, person, { status: 'revoked' });
    const before = await store.listPasskeys(person.account.id);
    const use = aUse(person.passkey, { signCountSeen: 6 });
    assert.equal(await store.deletePasskey(deletionOf(person, { use })), 'last_way_in');
    assert.deepEqual(await store.listPasskeys(person.account.id), before);
    assert.ok(await store.findSession(person.session.tokenHash));
  });

  test('a passkey of a former RP ID is no way in; it may go while another stays', async (store, rp) => {
    const person = await signUp(store, rp);
    const former = await addPasskey(store, person, { rpId: 'old.example' });
    assert.equal(await store.deletePasskey(deletionOf(person)), 'last_way_in');
    assert.equal((await store.listPasskeys(person.account.id)).length, 2);
    assert.equal(await store.deletePasskey(deletionOf(person, { passkey: former })), 'deleted');
  });

  test('a passkey under suspicion may go while an active one stays', async (store, rp) => {
    const person = await signUp(store, rp);
    const suspected = await addPasskey(store, person, { status: 'suspected_clone' });
    assert.equal(await store.deletePasskey(deletionOf(person, { passkey: suspected })), 'deleted');
  });

  test("nobody deletes another account's passkey, or one that is not there", async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    await addPasskey(store, person);
    await addPasskey(store, stranger);
    for (const passkey of [stranger.passkey, { ...person.passkey, id: 'none' as PasskeyId }]) {
      assert.equal(await store.deletePasskey(deletionOf(person, { passkey })), 'not_found');
    }
    assert.equal((await store.listPasskeys(stranger.account.id)).length, 2);
  });

  test('a confirmation by a passkey that went meanwhile deletes nothing', async (store, rp) => {
    const person = await signUp(store, rp);
    const revoked = await addPasskey(store, person, { status: 'revoked' });
    await addPasskey(store, person);
    const gone = aUse({ ...person.passkey, id: 'none' as PasskeyId });
    assert.equal(await store.deletePasskey(deletionOf(person, { use: gone })), 'passkey_gone');
    assert.equal(await store.deletePasskey(deletionOf(person, { use: aUse(revoked) })), 'passkey_revoked');
    assert.equal((await store.listPasskeys(person.account.id)).length, 2);
  });

  test('two passkeys that delete each other at once: one stays', async (store, rp) => {
    const person = await signUp(store, rp);
    const second = await addPasskey(store, person);
    const keepSession = 'none' as SessionId;
    const outcomes = await Promise.all([
      store.deletePasskey(deletionOf(person, { keepSession, use: aUse(second) })),
      store.deletePasskey(deletionOf(person, { keepSession, passkey: second, use: aUse(person.passkey) })),
    ]);
    assert.equal(outcomes.filter((it) => it === 'deleted').length, 1);
    assert.equal((await store.listPasskeys(person.account.id)).length, 1);
  });
}
