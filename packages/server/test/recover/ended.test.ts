import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Finish } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import type { Browser } from '../scene/browser.ts';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { aPerson, beginWith, confirmed, day, enrol } from '../scene/recovering.ts';
import type { Person } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

/** The body that would complete the browser's recovery. */
async function answered(browser: Browser): Promise<Finish> {
  const { ceremony, options } = await browser.ok('recoverEnrolBegin', {});
  return { ceremony, response: createAuthenticator().create(options, { origin: browser.origin }) };
}

async function isOut(browser: Browser, body: Finish): Promise<void> {
  assert.deepEqual(await browser.ok('recoverState', null), { recovery: null });
  await browser.refused('recoverEnrolBegin', {}, 'recovery_required');
  await browser.refused('recoverEnrolFinish', body, 'recovery_required');
}

/** Somebody at the end of the cool-down, with the answer of an authenticator in hand. */
async function almostThere(site: Site): Promise<{ ada: Person; browser: Browser; body: Finish }> {
  const ada = await aPerson(site);
  const { browser } = await beginWith(site, ada.code);
  site.pass(day);
  return { ada, browser, body: await answered(browser) };
}

describe('the session of a recovery that has ended', () => {
  it('is none once the recovery is cancelled', async () => {
    await using site = await openSite();
    const { ada, browser, body } = await almostThere(site);
    await confirmed(ada, 'recoveryCancel');
    await isOut(browser, body);
  });

  it('is none once the recovery is completed elsewhere', async () => {
    await using site = await openSite();
    const { ada, browser, body } = await almostThere(site);
    await enrol((await beginWith(site, ada.code)).browser, createAuthenticator());
    await isOut(browser, body);
  });

  it('is none while the account is suspended', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const { browser, body } = await almostThere(site);
    database.run("UPDATE accounts SET status = 'suspended'");
    await isOut(browser, body);
  });

  it('is none once its time is over', async () => {
    await using site = await openSite();
    const { browser, body } = await almostThere(site);
    site.pass(7 * day);
    await isOut(browser, body);
  });

  it('completes nothing where account or recovery end while the passkey is verified', async () => {
    using database = new DatabaseFile();
    let meanwhile = '';
    await using site = await openSite({
      path: database.path,
      around: (store) =>
        failing(store, {
          completeRecovery: async (unit) => {
            database.run(meanwhile);
            return await store.completeRecovery(unit);
          },
        }),
    });
    const { browser } = await almostThere(site);
    const ends = [
      ["UPDATE accounts SET status = 'suspended'", 'account_suspended'],
      ["UPDATE recoveries SET ended = 'cancelled'", 'recovery_over'],
    ] as const;
    for (const [end, expected] of ends) {
      const body = await answered(browser);
      meanwhile = end;
      await browser.refused('recoverEnrolFinish', body, expected);
      database.run("UPDATE accounts SET status = 'active'");
    }
    assert.equal(database.run('SELECT id FROM passkeys').length, 1);
    await browser.refused('recoverEnrolBegin', {}, 'recovery_over');
    assert.deepEqual(await browser.ok('recoverState', null), { recovery: null });
  });

  it('completes nothing where the policy has no codes any more, but for an administrator’s recovery', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    await using before = await openSite(settings);
    const ada = await aPerson(before);
    const earlier = await beginWith(before, ada.code);
    await using site = await openSite({ ...settings, policy: { recoveryCodes: 'off' } });
    const browser = site.browser();
    for (const [name, value] of earlier.browser.cookies) browser.cookies.set(name, value);
    site.pass(day);
    await browser.refused('recoverEnrolBegin', {}, 'recovery_off');
    await site.browser().refused('recoverBegin', { code: ada.code }, 'code_refused');
    database.run("UPDATE recoveries SET method = 'admin'");
    const again = (await beginWith(site, ada.code)).browser;
    assert.equal((await enrol(again, createAuthenticator())).recoveryCodes, null);
  });
});

describe('a ceremony of a recovery', () => {
  it('is good in no later recovery of the account', async () => {
    await using site = await openSite({ policy: { recoveryCoolDown: 0, shortCoolDown: 'accepted-dangerously' } });
    const ada = await aPerson(site);
    const { browser } = await beginWith(site, ada.code);
    const body = await answered(browser);
    await confirmed(ada, 'recoveryCancel');
    await browser.ok('recoverBegin', { code: ada.codes[1] ?? '' });
    await browser.refused('recoverEnrolFinish', body, 'challenge_wrong_ceremony');
    await browser.ok('recoverEnrolFinish', await answered(browser));
  });

  it('is good for no other account', async () => {
    await using site = await openSite();
    const [ada, grace] = [await aPerson(site, 'Ada'), await aPerson(site, 'Grace')];
    const { browser } = await beginWith(site, ada.code);
    await beginWith(site, grace.code);
    site.pass(day);
    const body = await answered(browser);
    await browser.ok('recoverBegin', { code: grace.code });
    await browser.refused('recoverEnrolFinish', body, 'ceremony_account');
  });

  it('is good once, in the browser that began it, and no other ceremony stands for it', async () => {
    await using site = await openSite();
    const { ada, browser, body } = await almostThere(site);
    const elsewhere = (await beginWith(site, ada.code)).browser;
    await elsewhere.refused('recoverEnrolFinish', body, 'ceremony_cookie');
    const signUp = await browser.beginSignUp(createAuthenticator(), 'Mallory');
    await browser.refused('recoverEnrolFinish', signUp, 'challenge_wrong_ceremony');
    await browser.refused('signUpFinish', body, 'challenge_wrong_ceremony');
    const kept = new Map(browser.cookies);
    const wrong = { ceremony: body.ceremony, response: (await answered(browser)).response };
    await browser.refused('recoverEnrolFinish', wrong, 'challenge_mismatch');
    for (const [name, value] of kept) browser.cookies.set(name, value);
    await browser.refused('recoverEnrolFinish', body, 'challenge_used');
  });

  it('takes no credential that an account has already', async () => {
    await using site = await openSite();
    const { ada, browser } = await almostThere(site);
    const { ceremony, options } = await browser.ok('recoverEnrolBegin', {});
    const twin = createAuthenticator({ seed: 'twin' });
    const grace = site.browser();
    await grace.signUp(createAuthenticator({ seed: 'twin' }), 'Grace');
    const response = twin.create(options, { origin: browser.origin });
    await browser.refused('recoverEnrolFinish', { ceremony, response }, 'credential_exists');
    assert.equal((await ada.browser.ok('passkeyList', null)).passkeys.length, 1);
    await browser.ok('recoverEnrolFinish', await answered(browser));
  });
});
