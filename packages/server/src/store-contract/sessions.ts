import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { AccountId, SessionId, SessionRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { aSession, aUse, addPasskey, anEvent, signUp, time } from './records.ts';
import type { Person } from './records.ts';
import { startRecovery } from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

/** Another session of theirs, made later. */
async function open(store: Store, { passkey }: Person, change: Partial<SessionRecord> = {}): Promise<SessionRecord> {
  const session = aSession(passkey, { created: time + 10, ...change });
  await store.recordSignIn({ use: aUse(passkey), session, replaces: null, event: anEvent(passkey.rp) });
  return session;
}

export function sessionCases(test: StoreTest): void {
  test('the sessions of an account are listed latest first, also those that ended by themselves', async (store, rp) => {
    const person = await signUp(store, rp);
    await signUp(store, rp);
    const latest = await open(store, person, { created: time + 30 });
    const ended = await open(store, person, { created: time + 20, expires: time + 21 });
    assert.deepEqual(await store.listSessions(person.account.id), [latest, ended, person.session]);
    assert.deepEqual(await store.listSessions('nobody' as AccountId), []);
  });

  test('of very many sessions the latest 200 are listed', async (store, rp) => {
    const person = await signUp(store, rp);
    const many = Array.from({ length: 200 }, (_, i) => open(store, person, { created: time + 1 + i }));
    const latestFirst = (await Promise.all(many)).toReversed();
    assert.deepEqual(await store.listSessions(person.account.id), latestFirst);
  });

  test('one session ends, that of the account alone, and where none did nothing is written', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    const other = await open(store, person);
    const { count } = await store.unsealedEvents(rp);
    const ending = (only: SessionId) =>
      store.endSessions({ account: person.account.id, which: { only }, event: anEvent(rp) });
    assert.equal(await ending(stranger.session.id), 0);
    assert.equal(await ending(other.id), 1);
    assert.equal(await ending(other.id), 0);
    assert.deepEqual(await store.listSessions(person.account.id), [person.session]);
    assert.ok(await store.findSession(stranger.session.tokenHash));
    assert.equal((await store.unsealedEvents(rp)).count, count + 1);
  });

  test('all sessions end, or all but one', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    await open(store, person);
    const kept = await open(store, person);
    const { count } = await store.unsealedEvents(rp);
    const ending = (except: SessionId | null) =>
      store.endSessions({ account: person.account.id, which: { except }, event: anEvent(rp) });
    assert.equal(await ending(kept.id), 2);
    assert.deepEqual(await store.listSessions(person.account.id), [kept]);
    assert.equal(await ending(kept.id), 0);
    assert.equal(await ending(null), 1);
    assert.deepEqual(await store.listSessions(person.account.id), []);
    assert.ok(await store.findSession(stranger.session.tokenHash));
    assert.equal((await store.unsealedEvents(rp)).count, count + 2);
  });

  test('one that is good for a recovery alone ends neither by its id nor with the others, only with all', async (store, rp) => {
    const person = await signUp(store, rp);
    const { session: restricted } = await startRecovery(store, person);
    const ending = (which: { only: SessionId } | { except: SessionId | null }) =>
      store.endSessions({ account: person.account.id, which, event: anEvent(rp) });
    assert.equal(await ending({ only: restricted.id }), 0);
    assert.equal(await ending({ except: person.session.id }), 0);
    assert.ok(await store.findSession(restricted.tokenHash));
    assert.equal(await ending({ except: null }), 2);
    assert.equal(await store.findSession(restricted.tokenHash), null);
  });

  const change = (passkey: SessionRecord['passkey']) => ({
    tokenHash: new Uint8Array(randomBytes(32)),
    passkey,
    authTime: time + 40,
    lastSeen: time + 41,
    expires: time + 4_000_000,
    idleLimit: 1000,
    methods: ['pop', 'user'],
    assurance: 'aal2',
  });

  test('a session is raised: another token and assurance, the same session', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, session } = person;
    const second = await addPasskey(store, person);
    const raised = change(second.id);
    const use = aUse(second, { time: time + 60_000 });
    const outcome = await store.raiseSession({ session: session.id, use, change: raised, event: anEvent(rp) });
    assert.equal(outcome, 'raised');
    assert.deepEqual(await store.findSession(raised.tokenHash), { session: { ...session, ...raised }, account });
    assert.equal(await store.findSession(session.tokenHash), null);
    assert.equal((await store.listPasskeys(account.id))[1]?.lastUsed, time + 60_000);
  });

  test('none is raised that is gone or of another account, nor by a passkey that may not', async (store, rp) => {
    const [person, stranger] = [await signUp(store, rp), await signUp(store, rp)];
    const { session, passkey } = person;
    const suspected = await addPasskey(store, person, { status: 'suspected_clone' });
    const raising = (id: SessionId, by: typeof passkey) =>
      store.raiseSession({ session: id, use: aUse(by), change: change(by.id), event: anEvent(rp) });
    assert.equal(await raising('none' as SessionId, passkey), 'session_gone');
    assert.equal(await raising(session.id, stranger.passkey), 'session_gone');
    assert.equal(await raising(session.id, suspected), 'passkey_suspected');
    assert.deepEqual((await store.findSession(session.tokenHash))?.session, session);
    assert.deepEqual(await store.listPasskeys(stranger.account.id), [stranger.passkey]);
  });

  test('a session that is restricted to a recovery is found as that', async (store, rp) => {
    const person = await signUp(store, rp);
    const recovery = 'a recovery' as SessionRecord['recovery'];
    const session = await open(store, person, { recovery, passkey: null });
    assert.deepEqual((await store.findSession(session.tokenHash))?.session, session);
    assert.deepEqual(await store.listSessions(person.account.id), [session, person.session]);
  });
}
