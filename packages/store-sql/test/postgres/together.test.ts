import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { RelyingPartyKey, Store } from '@signet/server/ports';
import { StorageUnavailable } from '@signet/server/ports';
import { openPostgresStore } from '@signet/store-sql';
import type { Commit } from '@signet/store-sql';
import pg from 'pg';
import { describePostgres, freshDatabase, freshStore } from '../scene/databases.ts';
import { anEvent, putRelyingParty, rp, signUp } from '../scene/people.ts';
import { sessionOf, signInOf, useOf } from '../scene/sessions.ts';

type People = readonly Awaited<ReturnType<typeof signUp>>[];

async function crowd(store: Store, size: number): Promise<People> {
  await putRelyingParty(store);
  return await Promise.all(Array.from({ length: size }, () => signUp(store)));
}

describePostgres('sign-ins of one turn', () => {
  test('share their commits, and each has its session', async () => {
    const commits: Commit[] = [];
    const store = await freshStore({ observe: (it) => commits.push(it) });
    const people = await crowd(store, 40);
    commits.length = 0;
    const signIns = people.map(({ passkey }) => signInOf(passkey));
    const outcomes = await Promise.all(signIns.map((it) => store.recordSignIn(it)));
    assert.deepEqual(new Set(outcomes), new Set(['recorded']));
    assert.equal(commits.length, 1);
    assert.equal(commits[0]?.units, 40);
    const found = await Promise.all(signIns.map(({ session }) => store.findSession(session.tokenHash)));
    assert.deepEqual(
      found.map((it) => it?.session),
      signIns.map(({ session }) => session),
    );
    assert.deepEqual(
      found.map((it) => it?.account.id),
      people.map(({ account }) => account.id),
    );
    await store.close();
  });

  test('that tell of more than an event go by themselves, and the others together', async () => {
    const commits: Commit[] = [];
    const store = await freshStore({ observe: (it) => commits.push(it) });
    const people = await crowd(store, 5);
    commits.length = 0;
    const account = people[2]?.account.id ?? assert.fail();
    const notice = { id: 'n', rp, account, time: 1, kind: 'sign-in.new-device', data: {}, read: null } as const;
    const outcomes = await Promise.all(
      people.map(({ passkey }, at) => store.recordSignIn({ ...signInOf(passkey), notices: at === 2 ? [notice] : [] })),
    );
    assert.deepEqual(new Set(outcomes), new Set(['recorded']));
    assert.deepEqual(commits.map(({ units }) => units).toSorted(), [1, 4]);
    assert.deepEqual(await store.listNotices(account, null, 9), [notice]);
    await store.close();
  });

  test('with one passkey are all recorded', async () => {
    const store = await freshStore();
    const [person = assert.fail()] = await crowd(store, 1);
    const uses = [3, 9, 5].map((counter) => useOf(person.passkey, counter, counter));
    const signIns = uses.map((use) => ({ ...signInOf(person.passkey), use }));
    const outcomes = await Promise.all(signIns.map((it) => store.recordSignIn(it)));
    assert.deepEqual(outcomes, ['recorded', 'recorded', 'recorded']);
    const found = await store.findCredential(person.passkey.rpId, person.passkey.credentialId);
    assert.equal(found?.passkey.signCount, 9);
    for (const { session } of signIns) assert.ok(await store.findSession(session.tokenHash));
    await store.close();
  });

  test('find each its own passkey, and none where there is none', async () => {
    const store = await freshStore();
    const people = await crowd(store, 30);
    const asked = people.flatMap(({ passkey }) => [
      store.findCredential(passkey.rpId, passkey.credentialId),
      store.findCredential('other.example', passkey.credentialId),
      store.findCredential(passkey.rpId, randomBytes(16)),
    ]);
    const found = await Promise.all(asked);
    assert.deepEqual(
      found.map((it) => it?.passkey.id ?? null),
      people.flatMap(({ passkey }) => [passkey.id, null, null]),
    );
    await store.close();
  });

  test('spend each ceremony once', async () => {
    const store = await freshStore();
    const nonces = Array.from({ length: 20 }, () => randomBytes(16));
    const spends = [...nonces, ...nonces.toReversed()].map((nonce) => store.spendCeremony({ nonce, expires: 1000 }));
    const outcomes = await Promise.all(spends);
    for (const at of nonces.keys()) {
      assert.deepEqual([outcomes[at], outcomes[39 - at]].toSorted(), ['already_spent', 'spent']);
    }
    await store.close();
  });

  test('leave out the one that the database refuses', async () => {
    const store = await freshStore();
    const people = await crowd(store, 5);
    const signIns = people.map(({ passkey }) => signInOf(passkey));
    const nowhere = { ...anEvent(), rp: 'nowhere' as RelyingPartyKey };
    const outcomes = await Promise.allSettled(
      signIns.map((it, at) => store.recordSignIn(at === 2 ? { ...it, event: nowhere } : it)),
    );
    assert.deepEqual(
      outcomes.map((it) => (it.status === 'fulfilled' ? it.value : String(Reflect.get(Object(it.reason), 'code')))),
      ['recorded', 'recorded', '23503', 'recorded', 'recorded'],
    );
    assert.equal(await store.findSession(signIns[2]?.session.tokenHash ?? assert.fail()), null);
    await store.close();
  });

  test('leave out the one whose passkey somebody keeps locked', async () => {
    const url = await freshDatabase();
    const store = await openPostgresStore({ url });
    const people = await crowd(store, 4);
    const client = new pg.Client(url);
    await client.connect();
    await client.query('begin');
    await client.query('select id from passkeys where id = $1 for update', [people[1]?.passkey.id]);
    const outcomes = await Promise.allSettled(people.map(({ passkey }) => store.recordSignIn(signInOf(passkey))));
    assert.deepEqual(
      outcomes.map((it) => (it.status === 'fulfilled' ? it.value : it.reason instanceof StorageUnavailable)),
      ['recorded', true, 'recorded', 'recorded'],
    );
    await client.query('rollback');
    await client.end();
    await store.close();
  });

  test('leave out those whose account is suspended or whose passkey is revoked, whose sessions go on', async () => {
    const url = await freshDatabase();
    const store = await openPostgresStore({ url });
    const people = await crowd(store, 3);
    const earlier = people.map(({ passkey }) => signInOf(passkey));
    for (const it of earlier) assert.equal(await store.recordSignIn(it), 'recorded');
    const client = new pg.Client(url);
    await client.connect();
    await client.query(`update accounts set status = 'suspended' where id = $1`, [people[0]?.account.id]);
    await client.query(`update passkeys set status = 'revoked' where id = $1`, [people[1]?.passkey.id]);
    const again = people.map(({ passkey }, at) => signInOf(passkey, { replaces: earlier[at]?.session.id ?? null }));
    const outcomes = await Promise.all(again.map((it) => store.recordSignIn(it)));
    assert.deepEqual(outcomes, ['account_suspended', 'passkey_revoked', 'recorded']);
    const { rows } = await client.query<{ id: string }>('select id from sessions');
    const left = new Set([earlier[0], earlier[1], again[2]].map((it) => it?.session.id));
    assert.deepEqual(new Set(rows.map(({ id }) => id)), left);
    await client.end();
    await store.close();
  });

  test('are answered by a store that is closed in the same turn', async () => {
    const url = await freshDatabase();
    const store = await openPostgresStore({ url });
    const people = await crowd(store, 3);
    const outcomes = Promise.all(people.map(({ passkey }) => store.recordSignIn(signInOf(passkey))));
    await Promise.all([store.close(), store.close()]);
    assert.deepEqual(await outcomes, ['recorded', 'recorded', 'recorded']);
  });

  test('are told apart from confirmations, which open no session', async () => {
    const store = await freshStore();
    const people = await crowd(store, 6);
    const uses = people.map(({ passkey }, at) =>
      at % 2 ? store.recordUse({ use: useOf(passkey, 7), event: anEvent() }) : store.recordSignIn(signInOf(passkey)),
    );
    assert.deepEqual(new Set(await Promise.all(uses)), new Set(['recorded']));
    const passkeys = await Promise.all(people.map(({ account }) => store.listPasskeys(account.id)));
    assert.deepEqual(
      passkeys.map(([it]) => it?.signCount),
      [1, 7, 1, 7, 1, 7],
    );
    assert.equal((await store.unsealedEvents(rp)).count, 12);
    assert.equal(await store.findSession(sessionOf(people[0]?.passkey ?? assert.fail()).tokenHash), null);
    await store.close();
  });
});
