import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { anApp } from '../scene/app.ts';
import { DatabaseFile } from '../scene/database.ts';
import { aPerson, day, toldBy } from '../scene/recovering.ts';
import { noLimits, openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

const policy = { totp: 'accepted' } as const;
const few = { ...noLimits, totpGuesses: { points: 3, seconds: 900 } };
const budget = { ...noLimits, totpBudget: { points: 6, seconds: 86_400 } };

const guess = async (site: Site, address: string, username = 'Ada', totp = '000000'): Promise<number> =>
  (await site.browser({ address }).ask('recoverBegin', { username, totp })).status;

describe('who tries codes of an authenticator app', () => {
  it('is told the same for a name that nobody has, of whoever has no app, and of whose account is suspended', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path, policy });
    const app = await anApp(site, await aPerson(site, 'Ada'));
    await aPerson(site, 'Grace');
    const suspended = await aPerson(site, 'Ida');
    const hers = await anApp(site, suspended);
    database.run("UPDATE accounts SET status = 'suspended' WHERE id = ?", suspended.id);
    const tell = async (username: string, totp: string): Promise<unknown> =>
      toldBy(await site.browser().ask('recoverBegin', { username, totp }));
    const unknown = await tell('Nobody', '123456');
    assert.equal((unknown as { status: number }).status, 403);
    assert.deepEqual(await tell('Ada', app.wrong(site.now)), unknown);
    assert.deepEqual(await tell('Grace', '123456'), unknown);
    assert.deepEqual(await tell('Ida', hers.code(site.now)), unknown);
    assert.deepEqual(await tell('', '123456'), unknown);
    assert.deepEqual(await tell('\u0000', '123456'), unknown);
    const rows = database.run("SELECT outcome, code FROM events WHERE type = 'recovery.started'");
    assert.equal(rows.filter((it) => it['outcome'] === 'refused' && it['code'] === 'code_refused').length, 6);
  });

  it('has few tries for a name from one address, however the name is written; others have theirs', async () => {
    await using site = await openSite({ policy, limits: few });
    const app = await anApp(site, await aPerson(site));
    const statuses = [];
    for (const name of ['Ada', 'ADA', ' ada ', 'ａｄａ']) statuses.push(await guess(site, '192.0.2.66', name));
    assert.deepEqual(statuses, [403, 403, 403, 429]);
    assert.equal(await guess(site, '192.0.2.66', 'Ada', app.code(site.now)), 429);
    assert.equal(await guess(site, '192.0.2.66', 'Nobody'), 403);
    assert.equal(await guess(site, '192.0.2.1', 'Ada', app.code(site.now)), 200);
  });

  it('has no more of them with the addresses of one IPv6 network', async () => {
    await using site = await openSite({ policy, limits: few });
    await anApp(site, await aPerson(site));
    const statuses = [];
    for (const host of ['1', '2', '3', '4']) statuses.push(await guess(site, `2001:db8:0:7::${host}`));
    assert.deepEqual(statuses, [403, 403, 403, 429]);
  });

  it('has not many from anywhere, which is the same for a name that nobody has', async () => {
    await using site = await openSite({ policy, limits: budget });
    const app = await anApp(site, await aPerson(site));
    for (const name of ['Ada', 'Nobody']) {
      const statuses = [];
      for (let i = 1; i <= 7; i += 1) statuses.push(await guess(site, `192.0.2.${i}`, name));
      assert.deepEqual(statuses, [403, 403, 403, 403, 403, 403, 429]);
    }
    assert.equal(await guess(site, '198.51.100.1', 'Ada', app.code(site.now)), 429);
    site.pass(day);
    assert.equal(await guess(site, '198.51.100.1', 'Ada', app.code(site.now)), 200);
  });

  it('has no more where several processes answer', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32), policy, processes: 'several' } as const;
    for (const limits of [few, budget]) {
      await using one = await openSite({ ...settings, limits });
      await using two = await openSite({ ...settings, limits });
      const statuses = [];
      for (let i = 0; i < 8; i += 1) {
        const address = limits === few ? '192.0.2.66' : `192.0.2.${i}`;
        statuses.push(await guess(i % 2 === 0 ? one : two, address, limits === few ? 'Ada' : 'Grace'));
      }
      assert.equal(statuses.filter((it) => it === 403).length, limits === few ? 3 : 6);
    }
  });

  it('locks nobody out: passkeys and recovery codes of the same account work on, from the same address too', async () => {
    await using site = await openSite({ policy, limits: { ...few, ...budget, totpGuesses: few.totpGuesses } });
    const ada = await aPerson(site);
    await anApp(site, ada);
    for (let i = 0; i < 20; i += 1) await guess(site, `192.0.2.${i % 5}`);
    assert.equal(await guess(site, '192.0.2.1'), 429);
    await site.browser({ address: '192.0.2.1' }).signIn(ada.key);
    await site.browser({ address: '192.0.2.1' }).ok('recoverBegin', { code: ada.code });
    assert.notEqual((await ada.browser.ok('session', null)).session, null);
  });
});
