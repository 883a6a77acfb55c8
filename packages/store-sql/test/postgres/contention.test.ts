import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { PasskeyRecord, SessionId, Standing } from '@signet/server/ports';
import { openPostgresStore } from '@signet/store-sql';
import type { PostgresStore } from '@signet/store-sql';
import pg from 'pg';
import { locks } from '../../src/postgres/locks.ts';
import { describePostgres, freshDatabase } from '../scene/databases.ts';
import { anEvent, putRelyingParty, rp, signUp } from '../scene/people.ts';
import { sessionOf, signInOf, useOf } from '../scene/sessions.ts';

/** Stores that share a database and nothing else, as several processes do. */
async function withStores(work: (stores: readonly PostgresStore[], url: string) => Promise<void>): Promise<void> {
  const url = await freshDatabase();
  const stores = await Promise.all(Array.from({ length: 3 }, () => openPostgresStore({ url, connections: 5 })));
  try {
    await putRelyingParty(stores[0] ?? assert.fail());
    await work(stores, url);
  } finally {
    await Promise.all(stores.map((it) => it.close()));
  }
}

const count = <Value>(values: readonly Value[], wanted: Value): number => values.filter((it) => it === wanted).length;

/** At once, over all stores. */
const race = <Value>(
  stores: readonly PostgresStore[],
  runs: number,
  run: (store: PostgresStore, at: number) => Promise<Value>,
): Promise<Value[]> =>
  Promise.all(Array.from({ length: runs }, (_, at) => run(stores[at % stores.length] ?? assert.fail(), at)));

const deletionOf = (passkey: PasskeyRecord) => ({
  account: passkey.account,
  passkey: passkey.id,
  guard: ({ passkeys }: Standing) => (passkeys.length > 1 ? null : ('last_way_in' as const)),
  keepSession: 'none' as SessionId,
  use: useOf(passkey),
  event: anEvent(),
});

async function another(store: PostgresStore, { passkey }: { passkey: PasskeyRecord }): Promise<PasskeyRecord> {
  const next = { ...passkey, id: randomUUID() as string as PasskeyRecord['id'], credentialId: randomBytes(16) };
  assert.equal(await store.addPasskey({ passkey: next, limit: 20, event: anEvent() }), 'added');
  return next;
}

describePostgres('several processes on one PostgreSQL', () => {
  test('30 that spend one ceremony: one does', () =>
    withStores(async (stores) => {
      const nonce = randomBytes(16);
      const answers = await race(stores, 30, (store) => store.spendCeremony({ nonce, expires: 1000 }));
      assert.deepEqual([count(answers, 'spent'), count(answers, 'already_spent')], [1, 29]);
    }));

  test('two that delete the last two passkeys at once: one does, in every of 10 rounds', () =>
    withStores(async (stores) => {
      for (let round = 0; round < 10; round += 1) {
        const [store = assert.fail()] = stores;
        const person = await signUp(store);
        const both = [person.passkey, await another(store, person)];
        const answers = await race(stores, 2, (it, at) => it.deletePasskey(deletionOf(both[at] ?? assert.fail())));
        assert.equal(count(answers, 'deleted'), 1, answers.join());
        assert.equal((await store.listPasskeys(person.account.id)).length, 1);
      }
    }));

  test('30 that add a passkey to an account for 20: 20 are there', () =>
    withStores(async (stores) => {
      const { account, passkey } = await signUp(stores[0] ?? assert.fail());
      const answers = await race(stores, 30, (store) => {
        const next = { ...passkey, id: randomUUID() as string as PasskeyRecord['id'], credentialId: randomBytes(16) };
        return store.addPasskey({ passkey: next, limit: 20, event: anEvent() });
      });
      assert.deepEqual([count(answers, 'added'), count(answers, 'too_many')], [19, 11]);
      assert.equal((await stores[0]?.listPasskeys(account.id))?.length, 20);
    }));

  test('30 that take one name at once: one has it', () =>
    withStores(async (stores) => {
      const people = await race(stores, 30, (store) => signUp(store));
      const name = { username: 'asa', usernameFolded: 'asa', displayName: 'Åsa' };
      const answers = await race(stores, 30, (store, at) =>
        store.renameAccount({ account: people[at]?.account.id ?? assert.fail(), ...name, event: anEvent() }),
      );
      assert.deepEqual([count(answers, 'renamed'), count(answers, 'username_taken')], [1, 29]);
    }));

  test('assertions that land out of order leave the highest counter and the latest time', () =>
    withStores(async (stores) => {
      const [store = assert.fail()] = stores;
      const { passkey } = await signUp(store);
      const answers = await race(stores, 30, (it, at) => {
        const counter = ((at * 7) % 30) + 1;
        return it.recordUse({ use: useOf(passkey, counter, 100 + counter), event: anEvent() });
      });
      assert.equal(count(answers, 'recorded'), 30);
      const found = await store.findCredential(passkey.rpId, passkey.credentialId);
      assert.deepEqual(
        [found?.passkey.signCount, found?.passkey.signCountRecorded, found?.passkey.lastUsed],
        [30, 130, 130],
      );
      await store.recordUse({ use: useOf(passkey, 3, 90), event: anEvent() });
      const after = await store.findCredential(passkey.rpId, passkey.credentialId);
      assert.deepEqual([after?.passkey.signCount, after?.passkey.lastUsed], [30, 130]);
    }));

  test('a passkey deleted as it signs in leaves no session', () =>
    withStores(async ([store = assert.fail(), other = assert.fail()], url) => {
      const person = await signUp(store);
      const confirming = await another(store, person);
      const session = sessionOf(person.passkey);
      const client = new pg.Client(url);
      await client.connect();
      // What recordSignIn does, held open before its commit.
      await client.query('begin');
      await client.query('update passkeys set last_used = 10 where id = $1', [person.passkey.id]);
      await client.query(`insert into sessions values ($1, $2, $3, $4, $5, 10, 10, 10, 20, 5, '[]', 'passkey', '')`, [
        session.id,
        rp,
        session.account,
        session.passkey,
        session.tokenHash,
      ]);
      const deletion = other.deletePasskey({ ...deletionOf(person.passkey), use: useOf(confirming) });
      assert.equal(await Promise.race([deletion, later('waits')]), 'waits');
      await client.query('commit');
      await client.end();
      assert.equal(await deletion, 'deleted');
      assert.equal(await store.findSession(session.tokenHash), null);
    }));

  test('a spend that began before the sweep is waited for, and one after it sees the mark', () =>
    withStores(async ([store = assert.fail(), other = assert.fail()], url) => {
      const nonce = randomBytes(16);
      await store.spendCeremony({ nonce: randomBytes(16), expires: 100 });
      const client = new pg.Client(url);
      await client.connect();
      // What spendCeremony does, held open before its commit.
      await client.query('begin');
      await client.query('insert into spent_ceremonies (nonce, expires) values ($1, 90)', [nonce]);
      await client.query('select value from marks');
      const sweep = store.sweepCeremonies(200, 500);
      assert.equal(await Promise.race([sweep, later('swept too early')]), 'swept too early');
      const spend = other.spendCeremony({ nonce: randomBytes(16), expires: 95 });
      assert.equal(await Promise.race([spend, later('waits')]), 'waits');
      await client.query('commit');
      await client.end();
      assert.equal(await sweep, 2);
      assert.equal(await spend, 'swept');
      assert.equal(await other.spendCeremony({ nonce, expires: 90 }), 'swept');
    }));

  test('a session that is seen as it is swept stays', () =>
    withStores(async ([store = assert.fail(), other = assert.fail()], url) => {
      const { passkey } = await signUp(store);
      const [seen, ended] = [signInOf(passkey, { expires: 1000 }), signInOf(passkey)];
      for (const it of [seen, ended]) await store.recordSignIn(it);
      const client = new pg.Client(url);
      await client.connect();
      // What touchSession does, held open before its commit.
      await client.query('begin');
      await client.query('update sessions set last_seen = 900 where id = $1', [seen.session.id]);
      const sweep = other.sweepSessions(500, 500);
      assert.equal(await Promise.race([sweep, later('waits')]), 'waits');
      await client.query('commit');
      await client.end();
      assert.equal(await sweep, 1);
      assert.equal((await store.findSession(seen.session.tokenHash))?.session.lastSeen, 900);
      assert.equal(await store.findSession(ended.session.tokenHash), null);
    }));

  test('sessions are swept by one at a time: the others do nothing, and do not wait', () =>
    withStores(async ([store = assert.fail()], url) => {
      const { passkey } = await signUp(store);
      for (let at = 0; at < 3; at += 1) await store.recordSignIn(signInOf(passkey));
      const client = new pg.Client(url);
      await client.connect();
      await client.query('select pg_advisory_lock($1, $2)', [...locks.sweepSessions]);
      assert.equal(await store.sweepSessions(20, 500), 0);
      await client.end();
      assert.equal(await store.sweepSessions(20, 500), 3);
    }));

  test('one sweeps and one seals at a time: the others do nothing', () =>
    withStores(async (stores) => {
      await race(stores, 30, (store) => store.appendEvent(anEvent()));
      const seal = { salt: new Uint8Array(16), personalDigest: new Uint8Array(32), mac: new Uint8Array(32) };
      const answers = await race(stores, 6, (store) =>
        store.sealEvents({
          rp,
          limit: 100,
          seal: (head, events) => events.map(({ id }, at) => ({ id, seq: head.seq + at + 1, ...seal })),
        }),
      );
      assert.equal(
        answers.reduce((sum, it) => sum + (it?.sealed ?? 0), 0),
        30,
      );
      assert.deepEqual(
        (await stores[0]?.sealedEvents(rp, 0, 100))?.map(({ seq }) => seq),
        Array.from({ length: 30 }, (_, at) => at + 1),
      );
      await race(stores, 30, (store) => store.spendCeremony({ nonce: randomBytes(16), expires: 10 }));
      const swept = await race(stores, 6, (store) => store.sweepCeremonies(10, 500));
      assert.equal(
        swept.reduce((sum, it) => sum + it, 0),
        30,
      );
    }));
});

const later = (what: string): Promise<string> =>
  new Promise((resolve) => {
    setTimeout(resolve, 300, what);
  });
