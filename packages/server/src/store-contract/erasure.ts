import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { sealerOf } from '../audit/chain.ts';
import { isErased } from '../audit/canonical.ts';
import { verifyEvents } from '../audit/verify.ts';
import type { EventReport } from '../audit/verify.ts';
import { hex } from '../keyring/ring.ts';
import { wrapKey } from '../keyring/wrap.ts';
import type { AccountId, EventRecord, PasskeyId, RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { anInvite, aToken } from './governance-records.ts';
import { aMail, aNotice } from './notice-records.ts';
import { aPasskey, aSession, aUse, addPasskey, anAccount, anEvent, signUp, time } from './records.ts';
import type { Person } from './records.ts';
import { giveTotp, startRecovery } from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

type Erasure = Parameters<Store['eraseAccount']>[0];

const erasureOf = ({ account }: Pick<Person, 'account'>, change: Partial<Erasure> = {}): Erasure => ({
  account: account.id,
  use: null,
  guard: null,
  event: anEvent(account.rp, { type: 'account.erased', subject: account.id }),
  ...change,
});

const masterKey = new Uint8Array(randomBytes(32));

/** A store whose log has a key; answers what seals at most that many events. */
async function sealerFor(store: Store, rp: RelyingPartyKey): Promise<(limit: number) => Promise<unknown>> {
  const [secret, name] = [randomBytes(32), { id: hex(randomBytes(4)), purpose: 'events' }];
  const wrapped = wrapKey(masterKey, name, secret, randomBytes);
  await store.addFirstKey({ ...name, wrapped, created: time, retires: null });
  return (limit) => store.sealEvents({ rp, limit, seal: sealerOf(secret, randomBytes) });
}

const verify = (store: Store, rp: RelyingPartyKey): Promise<EventReport> =>
  verifyEvents({ store, masterKey, rp, clock: () => time });

async function append(store: Store, ...events: readonly EventRecord[]): Promise<void> {
  for (const it of events) await store.appendEvent(it);
}

/** What an account is busy with at once. */
const busyness = (store: Store, { account, passkey }: Person): Promise<unknown>[] => {
  const [use, { rp }] = [aUse(passkey), account];
  return Array.from({ length: 3 }, () => [
    store.recordUse({ use, event: anEvent(rp), notices: [aNotice(account)], mail: [aMail(account)] }),
    store.recordSignIn({ use, session: aSession(passkey), replaces: null, event: anEvent(rp) }),
    store.addPasskey({ passkey: aPasskey(account), limit: 99, event: anEvent(rp) }),
  ]).flat();
};

export function erasureCases(test: StoreTest): void {
  test('an account goes with all that belongs to it, and no other does', async (store, rp) => {
    const [person, bystander] = [await signUp(store, rp), await signUp(store, rp)];
    const { account, passkey, session } = person;
    const second = await addPasskey(store, person);
    await addPasskey(store, person, { status: 'revoked' });
    for (const { account: of } of [person, bystander]) {
      await append(store, anEvent(rp));
      await store.recordUse({
        use: aUse(of === account ? passkey : bystander.passkey),
        event: anEvent(rp),
        notices: [aNotice(of)],
        mail: [aMail(of)],
      });
    }
    await giveTotp(store, person);
    const totp = await giveTotp(store, bystander);
    const [own, others] = [await startRecovery(store, person), await startRecovery(store, bystander)];
    assert.equal(await store.eraseAccount(erasureOf(person)), 'erased');
    assert.equal(await store.findAccount(account.id), null);
    assert.equal(await store.findSession(session.tokenHash), null);
    assert.equal(await store.findCode(own.code.hash), null);
    assert.equal(await store.findRecovery(own.recovery.id), null);
    assert.equal(await store.findTotp(account.id), null);
    assert.ok(await store.findCode(others.code.hash));
    assert.deepEqual(await store.findTotp(bystander.account.id), totp);
    for (const it of [passkey, second]) assert.equal(await store.findCredential(it.rpId, it.credentialId), null);
    assert.equal(await store.usernameTaken(rp, account.usernameFolded), false);
    assert.deepEqual(await store.listNotices(account.id, null, 9), []);
    assert.deepEqual(
      (await store.listMail(rp, 9)).map((it) => it.account),
      [bystander.account.id],
    );
    assert.ok(await store.findSession(bystander.session.tokenHash));
    assert.equal(await store.unreadNotices(bystander.account.id), 1);
    assert.equal(await store.eraseAccount(erasureOf(person)), 'not_found');
  });

  test('what is logged of a passkey that was deleted before goes too, and of nobody else’s', async (store, rp) => {
    const [person, bystander] = [await signUp(store, rp), await signUp(store, rp)];
    for (const it of [person, bystander]) {
      const { id: subject } = await addPasskey(store, it);
      await append(store, anEvent(rp, { type: 'sign-in.finished', outcome: 'refused', subject, ip: '203.0.113.5' }));
      const event = anEvent(rp, { type: 'passkey.deleted', actor: it.account.id, subject });
      const unit = { account: it.account.id, passkey: subject, keepSession: it.session.id, use: aUse(it.passkey) };
      assert.equal(await store.deletePasskey({ ...unit, guard: () => null, event }), 'deleted');
    }
    assert.equal(await store.eraseAccount(erasureOf(person)), 'erased');
    const anything = { type: null, actor: null, subject: null, outcome: null, since: null, until: null };
    const events = await store.listEvents(rp, anything, null, 99);
    assert.equal(events.filter((it) => it.ip === '203.0.113.5').length, 1);
  });

  test('names and credentials of an erased account are free again', async (store, rp) => {
    const person = await signUp(store, rp);
    await store.eraseAccount(erasureOf(person));
    const { account, passkey } = person;
    const unit = { account, passkey, session: null, replaces: null, event: anEvent(rp) };
    assert.equal(await store.createAccount(unit), 'created');
  });

  test('an erasure records the confirming assertion or says why not', async (store, rp) => {
    const person = await signUp(store, rp);
    const revoked = await addPasskey(store, person, { status: 'revoked' });
    const stranger = await signUp(store, rp);
    const erase = (use: Erasure['use']) => store.eraseAccount(erasureOf(person, { use }));
    assert.equal(await erase(aUse(stranger.passkey)), 'passkey_gone');
    assert.equal(await erase(aUse(person.passkey, { passkey: 'none' as PasskeyId })), 'passkey_gone');
    assert.equal(await erase(aUse(revoked)), 'passkey_revoked');
    assert.deepEqual(await store.findAccount(person.account.id), person.account);
    assert.equal(await erase(aUse(person.passkey)), 'erased');
  });

  test('a guard sees what there is, and its refusal leaves everything as it was', async (store, rp) => {
    const person = await signUp(store, rp, { passkey: { signCount: 5 } });
    const { account, passkey, session } = person;
    const seen: unknown[] = [];
    const guard: Erasure['guard'] = (standing) => {
      seen.push(standing.account.id, standing.passkeys.length);
      return 'recovery_hold';
    };
    const use = aUse(passkey, { signCountSeen: 6 });
    const before = (await store.unsealedEvents(rp)).count;
    assert.equal(await store.eraseAccount(erasureOf(person, { use, guard })), 'recovery_hold');
    assert.deepEqual(seen, [account.id, 1]);
    assert.deepEqual(await store.listPasskeys(account.id), [passkey]);
    assert.ok(await store.findSession(session.tokenHash));
    assert.equal((await store.unsealedEvents(rp)).count, before);
  });

  test('its events lose what is personal, sealed or not; others and the erasure itself keep it', async (store, rp) => {
    const seal = await sealerFor(store, rp);
    const person = await signUp(store, rp);
    const { account, passkey } = person;
    const revoked = await addPasskey(store, person, { status: 'revoked' });
    await seal(500);
    const facts = { ip: '192.0.2.9', agent: 'Firefox', data: { device: 'x' } };
    const about = () => [
      anEvent(rp, { ...facts, actor: account.id }),
      anEvent(rp, { ...facts, subject: account.id }),
      anEvent(rp, { ...facts, subject: passkey.id, actor: 'somebody' as AccountId }),
      anEvent(rp, { ...facts, subject: revoked.id }),
    ];
    const others = [anEvent(rp, facts), anEvent(rp, { ...facts, actor: 'other' as AccountId, subject: 'other' })];
    await append(store, ...about(), ...others);
    await seal(500);
    await append(store, ...about());
    const erasure = erasureOf(person, { event: anEvent(rp, { ...facts, actor: account.id, subject: account.id }) });
    assert.equal(await store.eraseAccount(erasure), 'erased');

    const [before, unsealed] = [await verify(store, rp), await store.unsealedEvents(rp)];
    assert.deepEqual([before.fault, before.events, unsealed.count], [null, 8, 5]);
    const sealed = await store.sealedEvents(rp, 2, 99);
    assert.equal(sealed.filter(isErased).length, 4);
    await seal(500);
    const after = await verify(store, rp);
    assert.deepEqual([after.fault, after.events], [null, 13]);

    const found = new Map((await store.sealedEvents(rp, 0, 99)).map((it) => [it.id, it]));
    const personal = [...found.values()].filter((it) => it.ip === facts.ip).map(({ id }) => id);
    assert.deepEqual(personal.toSorted(), [...others, erasure.event].map(({ id }) => id).toSorted());
    assert.equal(found.get(erasure.event.id)?.actor, account.id);
    assert.deepEqual(found.get(erasure.event.id)?.data, facts.data);
  });

  test('an event that was erased before it was sealed keeps its salt until then', async (store, rp) => {
    const person = await signUp(store, rp);
    const event = anEvent(rp, { actor: person.account.id });
    await append(store, event);
    await store.eraseAccount(erasureOf(person));
    const salts = new Map<string, Uint8Array | null>();
    await store.sealEvents({
      rp,
      limit: 99,
      seal: (_, events) => {
        for (const it of events) salts.set(it.id, it.salt);
        return [];
      },
    });
    assert.deepEqual(salts.get(event.id), event.salt);
  });

  test('sealed and erased at once, the log stays whole', async (store, rp) => {
    const seal = await sealerFor(store, rp);
    const people = await Promise.all(Array.from({ length: 8 }, () => signUp(store, rp)));
    for (const { account, passkey } of people) {
      await append(store, ...Array.from({ length: 5 }, () => anEvent(rp, { actor: account.id, subject: passkey.id })));
    }
    const erased = people.map((it) => store.eraseAccount(erasureOf(it)));
    const sealed = Array.from({ length: 12 }, () => seal(7));
    assert.deepEqual(new Set(await Promise.all(erased)), new Set(['erased']));
    await Promise.all(sealed);
    await seal(500);
    const { fault, events } = await verify(store, rp);
    assert.deepEqual([fault, events], [null, 56]);
    const left = (await store.sealedEvents(rp, 0, 99)).filter(({ actor }) => actor !== null);
    assert.deepEqual(left, []);
  });

  test('an invite forgets whom it was for; who made it, and a token, stays an id', async (store, rp) => {
    const person = await signUp(store, rp);
    const createdBy = person.account.id;
    const made = anInvite(rp, { createdBy });
    const used = anInvite(rp, { used: time, usedBy: person.account.id });
    for (const invite of [made, used]) await store.addInvite({ invite, event: anEvent(rp) });
    const token = aToken(rp, { createdBy });
    await store.addToken({ token, event: anEvent(rp) });
    await store.eraseAccount(erasureOf(person));
    assert.deepEqual(await store.findInvite(made.tokenHash), made);
    assert.deepEqual(await store.findInvite(used.tokenHash), { ...used, note: '', usedBy: null });
    assert.deepEqual(await store.findToken(token.tokenHash), token);
  });

  test('erased while it signs in, adds passkeys and is told things, nothing of it stays', async (store, rp) => {
    for (let round = 0; round < 8; round += 1) {
      const person = await signUp(store, rp);
      const before = busyness(store, person);
      const erased = store.eraseAccount(erasureOf(person));
      await Promise.all([...before, ...busyness(store, person)]);
      assert.equal(await erased, 'erased');
      const { account } = person;
      assert.equal(await store.findAccount(account.id), null);
      assert.deepEqual(await store.listPasskeys(account.id), []);
      assert.deepEqual(await store.listNotices(account.id, null, 9), []);
      assert.deepEqual(await store.listMail(rp, 9), []);
    }
  });

  test('an account that is not there is not erased', async (store, rp) => {
    const account = anAccount(rp);
    const before = await store.unsealedEvents(rp);
    assert.equal(await store.eraseAccount(erasureOf({ account })), 'not_found');
    assert.deepEqual(await store.unsealedEvents(rp), before);
  });
}
