import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { TOTP, URI } from 'otpauth';
import { add, securityKey } from '../scene/adding.ts';
import { anApp, App, timeStep } from '../scene/app.ts';
import { DatabaseFile } from '../scene/database.ts';
import { aPerson, confirmed, confirmedInVain, day, enrol } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

const policy = { totp: 'accepted' } as const;

describe('an authenticator app', () => {
  it('is set up by a QR code and its first code, and then begins recoveries like a recovery code', async () => {
    await using site = await openSite({ policy });
    const ada = await aPerson(site);
    const { secret, uri, qr } = await confirmed(ada, 'totpBegin');
    const totp = URI.parse(uri);
    assert.ok(totp instanceof TOTP);
    const { issuer, label, algorithm, digits, period } = totp;
    assert.deepEqual([issuer, label, algorithm, digits, period], ['Fernholm', 'Ada', 'SHA1', 6, 30]);
    assert.equal(totp.secret.base32, secret);
    assert.equal(totp.secret.bytes.length, 20);
    assert.ok(qr.length >= 21 && qr.every((it) => it.length === qr.length));
    assert.deepEqual(qr[0]?.slice(0, 8), [true, true, true, true, true, true, true, false]);
    assert.equal((await ada.browser.ok('recoveryStatus', null)).totp, false);
    const app = new App(secret);
    await ada.browser.ok('totpFinish', { code: app.code(site.now) });
    const status = await ada.browser.ok('recoveryStatus', null);
    assert.deepEqual([status.totp, status.allowed.totp], [true, true]);
    assert.equal((await ada.browser.ok('noticeList', {})).notices[0]?.kind, 'totp.added');
    site.pass(timeStep);
    const browser = site.browser();
    const { recovery } = await browser.ok('recoverBegin', { username: ' ADA ', totp: app.code(site.now) });
    assert.equal(recovery.wait, day);
    const [notice] = (await ada.browser.ok('noticeList', {})).notices;
    assert.deepEqual([notice?.kind, notice?.data['method']], ['recovery.started', 'totp']);
    site.pass(day);
    await enrol(browser, createAuthenticator());
    assert.equal((await browser.ok('recoveryStatus', null)).totp, false);
    const totpCode = { username: 'Ada', totp: app.code(site.now) };
    await site.browser().refused('recoverBegin', totpCode, 'code_refused');
  });

  it('takes the clock of an app that is a step off, and no further', async () => {
    await using site = await openSite({ policy });
    const app = await anApp(site, await aPerson(site));
    site.pass(10 * timeStep);
    const begins = async (steps: number): Promise<number> => {
      const totp = app.code(site.now + steps * timeStep);
      return (await site.browser().ask('recoverBegin', { username: 'Ada', totp })).status;
    };
    const statuses = [await begins(-2), await begins(2), await begins(-1), await begins(0), await begins(1)];
    assert.deepEqual(statuses, [403, 403, 200, 200, 200]);
  });

  it('is not added by a wrong code, nor before it began; a second one waits until the first is removed', async () => {
    await using site = await openSite({ policy });
    const ada = await aPerson(site);
    await ada.browser.refused('totpFinish', { code: '123456' }, 'totp_not_found');
    const first = new App((await confirmed(ada, 'totpBegin')).secret);
    await ada.browser.refused('totpFinish', { code: first.wrong(site.now) }, 'code_refused');
    const second = new App((await confirmed(ada, 'totpBegin')).secret);
    await ada.browser.refused('totpFinish', { code: first.code(site.now) }, 'code_refused');
    await ada.browser.ok('totpFinish', { code: second.code(site.now) });
    await ada.browser.refused('totpFinish', { code: second.code(site.now) }, 'totp_there');
    await confirmedInVain(ada, 'totpBegin', 'totp_there');
    await confirmed(ada, 'totpRemove');
    assert.equal((await ada.browser.ok('noticeList', {})).notices[0]?.kind, 'totp.removed');
    await confirmedInVain(ada, 'totpRemove', 'totp_not_found');
    site.pass(timeStep);
    const body = { username: 'Ada', totp: second.code(site.now) };
    await site.browser().refused('recoverBegin', body, 'code_refused');
    await anApp(site, ada);
  });

  it('ends with itself what it began, which is told', async () => {
    await using site = await openSite({ policy });
    const ada = await aPerson(site);
    const app = await anApp(site, ada);
    const thief = site.browser();
    await thief.ok('recoverBegin', { username: 'Ada', totp: app.code(site.now) });
    await confirmed(ada, 'totpRemove');
    const kinds = (await ada.browser.ok('noticeList', {})).notices.map((it) => it.kind);
    assert.deepEqual(kinds.slice(0, 2), ['totp.removed', 'recovery.cancelled']);
    await thief.refused('recoverEnrolBegin', {}, 'recovery_required');
  });

  it('opens nothing before its first code has shown that it works', async () => {
    await using site = await openSite({ policy });
    const ada = await aPerson(site);
    const app = new App((await confirmed(ada, 'totpBegin')).secret);
    const body = { username: 'Ada', totp: app.code(site.now) };
    await site.browser().refused('recoverBegin', body, 'code_refused');
    await ada.browser.ok('totpFinish', { code: app.code(site.now) });
  });

  it('is off unless the policy allows it, at once where it does not any more, and can be removed all the same', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    await using before = await openSite({ ...settings, policy });
    const ada = await aPerson(before);
    const app = await anApp(before, ada);
    await using site = await openSite({ ...settings, policy: { totp: 'refused' } });
    site.pass(timeStep);
    const body = { username: 'Ada', totp: app.code(site.now) };
    await site.browser().refused('recoverBegin', body, 'code_refused');
    const browser = site.browser();
    await browser.signIn(ada.key);
    assert.equal((await browser.ok('recoveryStatus', null)).allowed.totp, false);
    await browser.refused('totpFinish', { code: app.code(site.now) }, 'totp_off');
    await confirmedInVain({ browser, key: ada.key }, 'totpBegin', 'totp_off');
    await confirmed({ browser, key: ada.key }, 'totpRemove');
  });

  it('is not for an account whose owner turned recovery off', async () => {
    await using site = await openSite({ policy });
    const ada = await aPerson(site);
    const app = await anApp(site, ada);
    await add(ada.browser, ada.key, createAuthenticator(securityKey));
    await confirmed(ada, 'recoveryTurnOff');
    const body = { username: 'Ada', totp: app.code(site.now) };
    await site.browser().refused('recoverBegin', body, 'code_refused');
    await confirmedInVain(ada, 'totpBegin', 'recovery_off');
  });
});
