import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { StorageUnavailable, tokenPurposes } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { openSite } from '../scene/site.ts';

const day = 86_400_000;

/** Lets the runs end that a tick of the clock started. */
async function settled(): Promise<void> {
  for (let i = 0; i < 50; i++) await setImmediate();
}

describe('the upkeep', () => {
  it('forgets a spent ceremony and a counter ten minutes after their end, until it is stopped', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    const rows = (table: string): number => database.run(`SELECT * FROM ${table}`).length;
    const minute = async (): Promise<void> => {
      t.mock.timers.tick(60_000);
      await settled();
    };
    await using site = await openSite({ path: database.path });
    await site.browser().signUp(createAuthenticator(), 'Ada');
    await site.store.countUse({ key: 'any', expires: site.now + 300_000 });
    const both = () => [rows('spent_ceremonies'), rows('rate_limits')];
    site.pass(900_000 - 1);
    await minute();
    assert.deepEqual(both(), [1, 1]);
    site.pass(1);
    await minute();
    assert.deepEqual(both(), [0, 0]);
    await site.browser().signUp(createAuthenticator(), 'Grace');
    site.pass(900_000);
    await site.signet.close();
    await minute();
    assert.equal(rows('spent_ceremonies'), 1);
  });

  it('removes a session ten minutes after its end; who comes by stays signed in until the absolute one', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const [idle, visitor] = [site.browser(), site.browser()];
    const { session: ada } = await idle.signUp(createAuthenticator(), 'Ada');
    const { session: grace } = await visitor.signUp(createAuthenticator(), 'Grace');
    const sessions = async (milliseconds: number): Promise<unknown[]> => {
      site.pass(milliseconds);
      t.mock.timers.tick(60_000);
      await settled();
      return database.run('SELECT account FROM sessions ORDER BY created, id').map((it) => it['account']);
    };
    const visit = async () => (await visitor.ok('session', null)).session?.account.id;
    const kept = 600_000;
    assert.deepEqual(await sessions(6 * day), [ada.account.id, grace.account.id]);
    assert.equal(await visit(), grace.account.id);
    assert.deepEqual(await sessions(day + kept - 1), [ada.account.id, grace.account.id]);
    assert.deepEqual(await sessions(1), [grace.account.id]);
    assert.equal((await idle.ok('session', null)).session, null);
    for (const passed of [5 * day, 6 * day, 6 * day, 6 * day - kept]) {
      assert.equal(await visit(), grace.account.id);
      assert.deepEqual(await sessions(passed), [grace.account.id]);
    }
    assert.equal(await visit(), undefined);
    assert.deepEqual(await sessions(kept - 1), [grace.account.id]);
    assert.deepEqual(await sessions(1), []);
  });

  it('goes on in one run, portion by portion, until nothing is left that ended', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    await site.browser().signUp(createAuthenticator(), 'Ada');
    const columns =
      'id, rp, account, passkey, token_hash, created, auth_time, last_seen, expires, idle_limit, methods, assurance, agent';
    database.run(`INSERT INTO sessions (${columns}) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250)
      SELECT id || i, rp, account, passkey, randomblob(32), 1, 1, 1, 2, 1, methods, assurance, agent FROM sessions, n`);
    assert.equal(database.run('SELECT id FROM sessions').length, 251);
    t.mock.timers.tick(60_000);
    await settled();
    assert.equal(database.run('SELECT id FROM sessions').length, 1);
  });

  it('says once that it fails and once that it works again', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    let down = true;
    await using site = await openSite({
      around: (store) =>
        failing(store, {
          sweepCeremonies: async (before, limit) => {
            if (down) throw new StorageUnavailable('disk');
            return await store.sweepCeremonies(before, limit);
          },
        }),
    });
    const said = (text: string) => site.logLines.filter((line) => line.includes(text) && line.includes('"sweep"'));
    for (let i = 0; i < 3; i++) {
      t.mock.timers.tick(60_000);
      await settled();
    }
    await site.browser().ok('site', null);
    assert.equal(said('upkeep failed').length, 1);
    assert.match(said('upkeep failed')[0] ?? '', /"failure":"StorageUnavailable"/u);
    down = false;
    for (let i = 0; i < 2; i++) {
      t.mock.timers.tick(60_000);
      await settled();
    }
    assert.equal(said('upkeep works again').length, 1);
  });

  it('runs no task beside itself, and closing waits for the run in hand', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const hold = Promise.withResolvers<void>();
    let [running, most, ended] = [0, 0, 0];
    await using site = await openSite({
      around: (store) =>
        failing(store, {
          sealEvents: async (unit) => {
            most = Math.max(most, ++running);
            await hold.promise;
            running -= 1;
            ended += 1;
            return await store.sealEvents(unit);
          },
        }),
    });
    for (let i = 0; i < 5; i++) t.mock.timers.tick(1000);
    await settled();
    assert.equal(running, 1);
    let closed = false;
    const closing = site.signet.close().then(() => (closed = true));
    await settled();
    assert.equal(closed, false);
    hold.resolve();
    await closing;
    assert.equal(most, 1);
    assert.ok(ended >= 1);
  });

  it('seals each second, and at the end; sign-ins do not wait for it', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const hold = Promise.withResolvers<void>();
    using database = new DatabaseFile();
    await using site = await openSite({
      path: database.path,
      around: (store) =>
        failing(store, {
          sealEvents: async (unit) => {
            await hold.promise;
            return await store.sealEvents(unit);
          },
        }),
    });
    const unsealed = () => database.run('SELECT id FROM events WHERE mac IS NULL').length;
    const key = createAuthenticator();
    t.mock.timers.tick(1000);
    await site.browser().signUp(key, 'Ada');
    await site.browser().signIn(key);
    assert.equal(unsealed(), 2);
    hold.resolve();
    await settled();
    assert.equal(unsealed(), 0);
    await site.browser().signIn(key);
    assert.equal(unsealed(), 1);
    await site.signet.close();
    assert.equal(unsealed(), 0);
    assert.equal(database.run('SELECT seq FROM event_checkpoints')[0]?.['seq'], 3);
  });

  it('logs the head of the chain hourly and writes a checkpoint of it', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    await site.browser().signUp(createAuthenticator(), 'Ada');
    t.mock.timers.tick(3_600_000);
    await settled();
    const lines = site.logLines.filter((line) => line.includes('event head')).map((line) => JSON.parse(line));
    const [sealed] = await site.store.sealedEvents('default' as never, 0, 1);
    assert.equal(lines.length, 1);
    assert.deepEqual([lines[0].seq, lines[0].head], [1, Buffer.from(sealed?.mac ?? []).toString('hex')]);
    const [checkpoint] = database.run('SELECT * FROM event_checkpoints');
    assert.deepEqual([checkpoint?.['seq'], checkpoint?.['head']], [1, sealed?.mac]);
  });

  it('rotates a key at 30 days, once, however many processes see it', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    await using one = await openSite(settings);
    await using two = await openSite(settings);
    const hour = async (milliseconds: number): Promise<unknown[]> => {
      for (const it of [one, two]) it.pass(milliseconds);
      t.mock.timers.tick(3_600_000);
      await settled();
      return database.run('SELECT purpose FROM keyring ORDER BY purpose').map((it) => it['purpose']);
    };
    const lasting = ['decoys', 'device-marks', 'events', 'recovery-codes', 'totp'];
    assert.deepEqual(await hour(30 * day - 1), [...lasting, ...tokenPurposes].toSorted());
    const after = [...lasting, ...tokenPurposes, ...tokenPurposes].toSorted();
    assert.deepEqual(await hour(1), after);
    assert.deepEqual(await hour(0), after);
  });
});

describe('a clock that is wrong', () => {
  it('a day ahead at a sweep leads to no replay once it is right', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const body = await browser.beginSignIn(key);
    const cookies = [...browser.cookies];
    await browser.ok('signInFinish', body);
    site.pass(day);
    t.mock.timers.tick(60_000);
    await settled();
    assert.equal(database.run('SELECT nonce FROM spent_ceremonies').length, 0);
    site.pass(-day);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    await browser.refused('signInFinish', body, 'challenge_expired');
    site.pass(1);
    await browser.signIn(key);
  });

  it('set back brings no retired key back, and sealing goes on', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    const keyOf = async () => {
      const { ceremony } = await browser.ok('signInBegin', {});
      return Buffer.from(ceremony, 'base64url').toString('hex', 1, 5);
    };
    const old = await keyOf();
    site.pass(30 * day);
    t.mock.timers.tick(3_600_000);
    await settled();
    site.pass(300_000);
    const next = await keyOf();
    assert.notEqual(next, old);
    site.pass(-day);
    assert.equal(await keyOf(), next);
    await browser.signUp(createAuthenticator(), 'Ada');
    t.mock.timers.tick(3_600_000);
    await settled();
    assert.equal(await keyOf(), next);
    assert.deepEqual(await site.store.unsealedEvents('default' as never), { count: 0, earliest: null });
    assert.equal(database.run("SELECT id FROM keyring WHERE purpose = 'ceremony'").length, 2);
  });
});
