import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { changePolicy, checkPolicy, ConfigurationError, policyVersion, SignetProblem } from '@signet/server';
import type { Policy, PolicyInput, RelyingPartyKey, Store } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { operationEvent } from '../../src/audit/operation-event.ts';
import type { Browser } from '../scene/browser.ts';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

const rp = 'default' as RelyingPartyKey;
const masterKey = randomBytes(32);
const platform = { clock: () => Date.UTC(2026, 0, 10, 12), random: (length: number) => randomBytes(length) };

const change = async (store: Store, policy: PolicyInput, replaces: string | null = null): Promise<Policy> =>
  changePolicy({
    store,
    rp,
    policy,
    replaces,
    event: (facts) => operationEvent(platform, rp, 'policy.changed', facts),
  });

const stored = async ({ store }: Site): Promise<unknown> => (await store.relyingParty(rp))?.policy;
const code = (expected: string) => (error: unknown) => error instanceof SignetProblem && error.code === expected;

/** What the audit log has of changes. */
const changes = (database: DatabaseFile): unknown[] =>
  database
    .run("SELECT data FROM events WHERE type = 'policy.changed' ORDER BY id")
    .map((it) => JSON.parse(String(it['data'])) as unknown);

const userVerification = async (browser: Browser): Promise<unknown> =>
  (await browser.ok('signInBegin', {})).options.userVerification;

/** The same browser, answered by another process. */
function withCookiesOf({ cookies }: Browser, site: Site): Browser {
  const browser = site.browser();
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return browser;
}

describe('a policy that the configuration names', () => {
  it('is written to the store, and told of where it is another', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey };
    const named = { userVerification: 'required', totp: 'accepted' } as const;
    for (const policy of [{}, {}, named, named]) {
      await using site = await openSite({ ...settings, policy });
      assert.deepEqual(await stored(site), checkPolicy(policy));
    }
    assert.deepEqual(changes(database), [
      {
        version: policyVersion(checkPolicy(named)),
        fields: 'userVerification totp',
        'from.userVerification': '"preferred"',
        'to.userVerification': '"required"',
        'from.totp': '"refused"',
        'to.totp': '"accepted"',
      },
    ]);
  });

  it('stays, whatever somebody writes into the store', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    await using site = await openSite({ policy: {} });
    const browser = site.browser();
    const pending = await browser.beginSignUp(createAuthenticator(), 'Ada');
    await change(site.store, { userVerification: 'required' });
    t.mock.timers.tick(2000);
    for (let i = 0; i < 50; i++) await setImmediate();
    assert.equal(await userVerification(browser), 'preferred');
    await browser.ok('signUpFinish', pending);
  });

  it('is written by each of the processes that start at once', async () => {
    using database = new DatabaseFile();
    const first = await openSite({ path: database.path, masterKey });
    await first[Symbol.asyncDispose]();
    const settings = { path: database.path, masterKey, policy: { totp: 'accepted' } } as const;
    const sites = await Promise.all([1, 2, 3].map(() => openSite(settings)));
    for (const it of sites) assert.deepEqual(await stored(it), checkPolicy(settings.policy));
    for (const it of sites) await it[Symbol.asyncDispose]();
    assert.equal(changes(database).length, 1);
  });
});

describe('a policy that the configuration does not name', () => {
  it('is made of defaults at the first start, and afterwards the one in the store', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey };
    await using first = await openSite(settings);
    assert.deepEqual(await stored(first), checkPolicy({}));
    await change(first.store, { userVerification: 'required' });
    await using second = await openSite(settings);
    assert.equal(await userVerification(second.browser()), 'required');
  });

  it('of an earlier release has the defaults of the fields that it lacks', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey };
    const site = await openSite(settings);
    await site[Symbol.asyncDispose]();
    database.run(`UPDATE relying_parties SET policy = '{"signUp":"closed","sessionIdle":600}'`);
    await using later = await openSite(settings);
    assert.equal((await later.browser().ok('site', null)).signUp, 'closed');
    const completed = checkPolicy({ signUp: 'closed', sessionIdle: 600 });
    await assert.rejects(change(later.store, {}, 'another version'), code('policy_outdated'));
    await change(later.store, {}, policyVersion(completed));
    assert.deepEqual((changes(database)[0] as { fields: string }).fields, 'signUp sessionIdle presenceSessionIdle');
  });

  it('that this release cannot hold keeps it from starting, in words', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey };
    const site = await openSite(settings);
    await site[Symbol.asyncDispose]();
    database.run(`UPDATE relying_parties SET policy = '{"fromTheFuture":1}'`);
    await assert.rejects(
      openSite(settings),
      (error) => error instanceof ConfigurationError && error.message.includes('fromTheFuture'),
    );
  });

  it('is learned within two seconds by who does not meet it', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    await using site = await openSite();
    await change(site.store, { userVerification: 'required' });
    assert.equal(await userVerification(site.browser()), 'preferred');
    t.mock.timers.tick(2000);
    for (let i = 0; i < 50; i++) await setImmediate();
    assert.equal(await userVerification(site.browser()), 'required');
  });

  it('is learned at once from a ceremony that another process began under it', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey };
    await using behind = await openSite(settings);
    const browser = behind.browser();
    const older = await browser.beginSignUp(createAuthenticator(), 'Ada');
    await change(behind.store, { userVerification: 'required' });
    await using ahead = await openSite(settings);
    const begun = ahead.browser();
    const body = await begun.beginSignUp(createAuthenticator(), 'Grace');
    await withCookiesOf(begun, behind).ok('signUpFinish', body);
    await browser.refused('signUpFinish', older, 'policy_changed');
  });

  it('is asked for once a second at most, however many old ceremonies come', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey };
    await using before = await openSite(settings);
    const browsers = Array.from({ length: 20 }, () => before.browser());
    const bodies = await Promise.all(browsers.map((it, i) => it.beginSignUp(createAuthenticator(), `Ada ${i}`)));
    await change(before.store, { totp: 'accepted' });
    let asked = 0;
    const counted: Partial<Store> = {
      relyingParty: async (id) => {
        asked += 1;
        await setImmediate();
        return await before.store.relyingParty(id);
      },
    };
    await using site = await openSite({ ...settings, around: (store) => failing(store, counted) });
    const pages = browsers.map((it) => withCookiesOf(it, site));
    const refused = async (): Promise<unknown> =>
      Promise.all(pages.map((it, i) => it.refused('signUpFinish', bodies[i] ?? assert.fail(), 'policy_changed')));
    const started = performance.now();
    asked = 0;
    await refused();
    assert.equal(asked, 1);
    for (let i = 0; i < 5; i++) await refused();
    const seconds = (performance.now() - started) / 1000;
    assert.ok(asked <= 1 + seconds + seconds / 2, `asked ${asked} times`);
  });

  it('that this release cannot hold changes nothing for who runs, and the log hears of it', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    const pending = await browser.beginSignUp(createAuthenticator(), 'Ada');
    database.run(`UPDATE relying_parties SET policy = '{"fromTheFuture":1}'`);
    t.mock.timers.tick(2000);
    for (let i = 0; i < 50; i++) await setImmediate();
    await browser.ok('signUpFinish', pending);
    const line = site.logLines.map((it) => JSON.parse(it) as Record<string, unknown>).find((it) => it['task']);
    assert.deepEqual([line?.['task'], line?.['failure']], ['policy', 'ConfigurationError']);
  });

  it('that this release cannot hold makes no failure of the ceremonies of who can', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey };
    await using behind = await openSite(settings);
    await using ahead = await openSite({ ...settings, policy: { totp: 'accepted' } });
    const begun = ahead.browser();
    const body = await begun.beginSignUp(createAuthenticator(), 'Ada');
    database.run(`UPDATE relying_parties SET policy = '{"fromTheFuture":1}'`);
    await withCookiesOf(begun, behind).refused('signUpFinish', body, 'policy_changed');
    assert.ok(behind.logLines.some((it) => it.includes('stored policy cannot hold')));
  });
});

describe('a change of policy', () => {
  it('is refused where it cannot hold, or another was faster', async () => {
    await using site = await openSite();
    const version = policyVersion(checkPolicy({}));
    await assert.rejects(
      change(site.store, { residentKey: 'preferred' }, version),
      (error) => code('policy_invalid')(error) && /namedSignIn/u.test((error as SignetProblem).facts.detail ?? ''),
    );
    const outcomes = await Promise.allSettled([
      change(site.store, { totp: 'accepted' }, version),
      change(site.store, { signUp: 'invite' }, version),
    ]);
    assert.deepEqual(outcomes.map((it) => it.status).toSorted(), ['fulfilled', 'rejected']);
    const [lost] = outcomes.filter((it) => it.status === 'rejected');
    assert.ok(code('policy_outdated')(lost?.reason));
  });

  it('to what is in force writes nothing', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    await change(site.store, { preset: 'consumer', totp: 'refused' });
    assert.deepEqual(changes(database), []);
  });

  it('tells long values only in part', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const topOrigins = Array.from({ length: 30 }, (_, i) => `https://page-${i}.fernholm.example`);
    await change(site.store, { crossOrigin: { topOrigins, missingTopOrigin: 'refused' } });
    const [facts] = changes(database) as Record<string, string>[];
    assert.equal(facts?.['to.crossOrigin']?.length, 200);
  });
});
