import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { code, require, transfer } from '../scene/confirming.ts';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { openSite } from '../scene/site.ts';

describe('a confirmation', () => {
  it('lets the action happen that it was given for', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const confirmation = await browser.confirm(key, transfer.action, transfer.parameters);
    const { note, urgent, amount, to } = transfer.parameters;
    const confirmed = await require(site, browser, confirmation, {
      ...transfer,
      parameters: { note, urgent, amount, to },
    });
    assert.equal(confirmed.session.account.username, 'Ada');
    assert.equal(confirmed.userVerified, true);
  });

  it('names the account’s passkeys and requires user verification', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const { options, lifetime } = await browser.ok('confirmBegin', transfer);
    assert.deepEqual(
      options.allowCredentials.map((it) => it.id),
      key.credentials.map((it) => Buffer.from(it.id).toString('base64url')),
    );
    assert.equal(options.userVerification, 'required');
    assert.equal(lifetime, 120_000);
  });

  it('is refused a second time', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const confirmation = await browser.confirm(key, transfer.action, transfer.parameters);
    const cookies = new Map(browser.cookies);
    const both = await Promise.allSettled([require(site, browser, confirmation), require(site, browser, confirmation)]);
    assert.deepEqual(both.map((it) => it.status).toSorted(), ['fulfilled', 'rejected']);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    await assert.rejects(require(site, browser, confirmation), code('challenge_used'));
  });

  it('is refused from another account, without a session, without Origin', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const [ada, grace] = [createAuthenticator(), createAuthenticator()];
    await site.browser().signUp(grace, 'Grace');
    await browser.signUp(ada, 'Ada');
    const confirmation = await browser.confirm(ada, transfer.action, transfer.parameters);
    await assert.rejects(require(site, browser, confirmation, transfer, { origin: null }), code('origin_missing'));
    await assert.rejects(
      require(site, browser, confirmation, transfer, { origin: 'https://evil.example' }),
      code('origin_foreign'),
    );
    await assert.rejects(
      require(site, browser, confirmation, transfer, { host: 'evil.example' }),
      code('host_unknown'),
    );
    await assert.rejects(require(site, browser, confirmation, transfer, { cookie: null }), code('session_required'));
    await browser.signIn(grace);
    await assert.rejects(require(site, browser, confirmation), code('ceremony_account'));
  });

  it('is refused with the credential of another account, and with one that nobody has', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const [ada, grace, nobody] = [createAuthenticator(), createAuthenticator(), createAuthenticator()];
    await site.browser().signUp(grace, 'Grace');
    await browser.signUp(ada, 'Ada');
    await site.browser().beginSignUp(nobody, 'Nobody');
    for (const other of [grace, nobody]) {
      const { ceremony, options } = await browser.ok('confirmBegin', transfer);
      const response = other.get({ ...options, allowCredentials: [] }, { origin: browser.origin });
      await assert.rejects(require(site, browser, { ceremony, response }), code('credential_not_allowed'));
    }
  });

  it('is refused without user verification where the account can', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const { ceremony, options } = await browser.ok('confirmBegin', transfer);
    const response = key.get(options, { origin: browser.origin, userVerified: false });
    await assert.rejects(require(site, browser, { ceremony, response }), code('user_not_verified'));
  });

  it('takes presence, marked in the log, where no passkey of the account can verify', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    const key = createAuthenticator({ userVerification: false, backupEligible: false, transports: ['usb'] });
    await browser.signUp(key, 'Ada');
    const { options } = await browser.ok('confirmBegin', transfer);
    assert.equal(options.userVerification, 'preferred');
    const confirmation = await browser.confirm(key, transfer.action, transfer.parameters);
    assert.equal((await require(site, browser, confirmation)).userVerified, false);
    const [event] = database.run("SELECT data FROM events WHERE type = 'confirmation.finished'");
    const data = JSON.parse(String(event?.data)) as Record<string, unknown>;
    assert.deepEqual([data.presenceOnly, data.action, data['parameters.to']], [true, 'money.transfer', 'DE02']);
  });

  it('takes no presence alone where the policy requires user verification', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: new Uint8Array(32).fill(7) };
    const key = createAuthenticator({ userVerification: false });
    await using before = await openSite(settings);
    const earlier = before.browser();
    await earlier.signUp(key, 'Ada');
    await using site = await openSite({ ...settings, policy: { userVerification: 'required' } });
    const browser = site.browser();
    for (const [name, value] of earlier.cookies) browser.cookies.set(name, value);
    const { ceremony, options } = await browser.ok('confirmBegin', transfer);
    assert.equal(options.userVerification, 'required');
    const asked = { ...options, userVerification: 'preferred' as const };
    const response = key.get(asked, { origin: browser.origin });
    await assert.rejects(require(site, browser, { ceremony, response }), code('user_not_verified'));
  });

  it('is refused with the answer to another ceremony', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const { response } = await browser.confirm(key, transfer.action, { ...transfer.parameters, amount: 1 });
    const { ceremony } = await browser.confirm(key, transfer.action, transfer.parameters);
    await assert.rejects(require(site, browser, { ceremony, response }), code('challenge_mismatch'));
  });

  it('counts for nothing where passkey or account end while it is verified', async () => {
    using database = new DatabaseFile();
    let meanwhile = '';
    await using site = await openSite({
      path: database.path,
      around: (store) =>
        failing(store, {
          recordUse: async (unit) => {
            database.run(meanwhile);
            return await store.recordUse(unit);
          },
        }),
    });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const ends = [
      ["UPDATE passkeys SET status = 'revoked'", 'passkey_revoked'],
      ["UPDATE accounts SET status = 'suspended'", 'account_suspended'],
      ['DELETE FROM passkeys', 'credential_not_allowed'],
    ] as const;
    for (const [end, expected] of ends) {
      const confirmation = await browser.confirm(key, transfer.action, transfer.parameters);
      meanwhile = end;
      await assert.rejects(require(site, browser, confirmation), code(expected));
      database.run("UPDATE passkeys SET status = 'active'");
      database.run("UPDATE accounts SET status = 'active'");
    }
  });

  it('asks for no passkey of a former RP ID, which no page of this one could use', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: new Uint8Array(32).fill(7) };
    const key = createAuthenticator();
    await using before = await openSite(settings);
    await before.browser().signUp(key, 'Ada');
    const moved = { rpId: 'fernholm.test', name: 'Fernholm', origins: ['https://fernholm.test'] };
    await using site = await openSite({ ...settings, relyingParty: { ...moved, formerRpIds: ['fernholm.example'] } });
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signInBegin', {});
    const response = key.get({ ...options, rpId: 'fernholm.example' }, { origin: browser.origin });
    await browser.ok('signInFinish', { ceremony, response });
    assert.deepEqual((await browser.ok('confirmBegin', transfer)).options.allowCredentials, []);
  });

  it('is refused at once where what came is none', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const { ceremony } = await browser.ok('confirmBegin', transfer);
    const hostile = [
      undefined,
      null,
      {},
      [],
      'x',
      { ceremony },
      { ceremony: 7, response: {} },
      // What pretends to be an array of bytes must not be copied.
      { ceremony: { length: 3e8 }, response: {} },
      { ceremony: 'A'.repeat(8193), response: {} },
      { ceremony, response: {}, more: 1 },
    ];
    const started = performance.now();
    for (const one of hostile) await assert.rejects(require(site, browser, one), code('bad_body'));
    assert.ok(performance.now() - started < 500);
    await assert.rejects(require(site, browser, { ceremony, response: null }), code('bad_shape'));
  });

  it('is refused once the server is stopping', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const confirmation = await browser.confirm(key, transfer.action, transfer.parameters);
    await site.signet.close();
    await assert.rejects(require(site, browser, confirmation), code('shutting_down'));
  });

  it('ends after two minutes', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const confirmation = await browser.confirm(key, transfer.action, transfer.parameters);
    site.pass(120_000);
    await assert.rejects(require(site, browser, confirmation), code('challenge_expired'));
  });
});
