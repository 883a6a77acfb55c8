import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { add, securityKey } from '../scene/adding.ts';
import { DatabaseFile } from '../scene/database.ts';
import { aPerson, beginWith, confirmed, recover, toldBy } from '../scene/recovering.ts';
import { fernholm, noLimits, openSite } from '../scene/site.ts';

const neverMade = '00000-00000-00000-00000';
const limits = { ...noLimits, guesses: { points: 3, seconds: 600 } };

describe('who tries recovery codes', () => {
  it('is told the same of one that nobody has, that was used, that was replaced, and of whose account is suspended', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    await using site = await openSite(settings);
    const [ada, grace, hedy] = [await aPerson(site, 'Ada'), await aPerson(site, 'Grace'), await aPerson(site, 'Hedy')];
    await beginWith(site, grace.code);
    await confirmed(grace, 'recoveryCancel');
    await confirmed(hedy, 'recoveryCodesMake');
    await recover(site, ada.code);
    const [off, suspended] = [await aPerson(site, 'Joan'), await aPerson(site, 'Ida')];
    await add(off.browser, off.key, createAuthenticator(securityKey));
    await confirmed(off, 'recoveryTurnOff');
    database.run("UPDATE accounts SET status = 'suspended' WHERE id = ?", suspended.id);
    const codes = [
      '',
      'x'.repeat(64),
      'ZZZZZ-ZZZZZ-ZZZZZ-ZZZZU',
      ada.code,
      ada.codes[1] ?? '',
      grace.code,
      hedy.code,
      off.code,
      suspended.code,
    ];
    const unknown = await toldBy(await site.browser().ask('recoverBegin', { code: neverMade }));
    for (const code of codes) {
      assert.deepEqual(await toldBy(await site.browser().ask('recoverBegin', { code })), unknown, code);
    }
    assert.deepEqual(
      await toldBy(await site.browser().ask('recoverBegin', { username: 'Ada', totp: '123456' })),
      unknown,
    );
    await using without = await openSite({ ...settings, policy: { recoveryCodes: 'off' } });
    const good = grace.codes[1] ?? '';
    assert.deepEqual(await toldBy(await without.browser().ask('recoverBegin', { code: good })), unknown);
    assert.equal((unknown as { status: number }).status, 403);
  });

  it('is told nothing of an account of another relying party in the same database', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    await using one = await openSite(settings);
    await using other = await openSite({ ...settings, relyingParty: { ...fernholm, id: 'other' } });
    const ada = await aPerson(one);
    await other.browser().refused('recoverBegin', { code: ada.code }, 'code_refused');
    await one.browser().ok('recoverBegin', { code: ada.code });
    await other.browser().refused('recoverBegin', { code: ada.code }, 'code_refused');
  });

  it('has few tries from one address: then the right one does not help either, but from elsewhere it does', async () => {
    await using site = await openSite({ limits });
    const ada = await aPerson(site);
    const stranger = site.browser({ address: '192.0.2.66' });
    for (let i = 0; i < 3; i += 1) await stranger.refused('recoverBegin', { code: neverMade }, 'code_refused');
    const { status, retryAfter } = await stranger.refused('recoverBegin', { code: ada.code }, 'rate_limited');
    assert.deepEqual([status, retryAfter], [429, 600]);
    await site.browser({ address: '192.0.2.67' }).ok('recoverBegin', { code: ada.code });
    await site.browser({ address: '192.0.2.66' }).signIn(ada.key);
  });

  it('has no more tries with a million addresses of one IPv6 network', async () => {
    await using site = await openSite({ limits });
    const answers = [];
    for (const host of [':1', ':ffff', ':a:b', '1:2:3:4', ':dead:beef']) {
      const stranger = site.browser({ address: `2001:db8:0:7:${host}` });
      answers.push((await stranger.ask('recoverBegin', { code: neverMade })).status);
    }
    assert.deepEqual(answers, [403, 403, 403, 429, 429]);
    const neighbour = site.browser({ address: '2001:db8:0:8::1' });
    assert.equal((await neighbour.ask('recoverBegin', { code: neverMade })).status, 403);
  });

  it('has no more tries where several processes answer', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32), limits, processes: 'several' } as const;
    await using one = await openSite(settings);
    await using two = await openSite(settings);
    const answers = [];
    for (const site of [one, two, one, two, one]) {
      answers.push((await site.browser().ask('recoverBegin', { code: neverMade })).status);
    }
    assert.deepEqual(answers, [403, 403, 403, 429, 429]);
  });

  it('leaves a row in the audit log, of a code that was one also with whose it was', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const ada = await aPerson(site);
    await beginWith(site, ada.code);
    await confirmed(ada, 'recoveryCancel');
    await site.browser().refused('recoverBegin', { code: neverMade }, 'code_refused');
    await site.browser().refused('recoverBegin', { code: ada.code }, 'code_refused');
    const rows = database.run(
      "SELECT type, actor, subject, code FROM events WHERE outcome = 'refused' AND type = 'recovery.started' ORDER BY id",
    );
    assert.deepEqual(
      rows.map((it) => Object.values(it)),
      [
        ['recovery.started', null, null, 'code_refused'],
        ['recovery.started', null, ada.id, 'code_refused'],
      ],
    );
  });
});
