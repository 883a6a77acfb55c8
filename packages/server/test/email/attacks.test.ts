import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { aPerson, day, recover } from '../scene/recovering.ts';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';
import { askForCode, giveEmail, latestCode, wrong } from '../scene/mailing.ts';

const there = 'ada@example.org';
const five = { points: 5, seconds: 3600 };

describe('somebody who is not the owner of the address', () => {
  it('has five guesses at a code, and then not even the right one counts', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const check = await askForCode(browser, key, there);
    const code = await latestCode(site, there);
    for (let i = 0; i < 5; i++) await browser.refused('emailFinish', { check, code: wrong(code) }, 'email_code_wrong');
    await browser.refused('emailFinish', { check, code }, 'email_check_invalid');
    assert.deepEqual(await browser.ok('email', null), { email: null });
  });

  it('has no more of them at once', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const check = await askForCode(browser, key, there);
    const code = wrong(await latestCode(site, there));
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.ask('emailFinish', { check, code })));
    const codes = await Promise.all(answers.map(async (it) => ((await it.json()) as { code: string }).code));
    assert.equal(codes.filter((it) => it === 'email_code_wrong').length, 5);
    assert.equal(codes.filter((it) => it === 'email_check_invalid').length, 15);
  });

  it('is limited per address of the network beside that', async () => {
    await using site = await openSite({ mail: 'outbox', limits: { guesses: { points: 3, seconds: 600 } } });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const check = await askForCode(browser, key, there);
    const code = wrong(await latestCode(site, there));
    for (let i = 0; i < 3; i++) await browser.refused('emailFinish', { check, code }, 'email_code_wrong');
    await browser.refused('emailFinish', { check, code }, 'rate_limited');
  });
});

describe('a check of an address', () => {
  it('is used once, also by two at once', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const check = await askForCode(browser, key, there);
    const code = await latestCode(site, there);
    const both = await Promise.all([0, 1].map(() => browser.ask('emailFinish', { check, code })));
    assert.deepEqual(both.map((it) => it.status).toSorted(), [200, 400]);
    const confirmation = await browser.confirm(key, 'account.email-remove');
    await browser.ok('emailRemove', { confirmation });
    await browser.refused('emailFinish', { check, code }, 'email_check_invalid');
    assert.deepEqual(await browser.ok('email', null), { email: null });
  });

  it('is of one account: another cannot take the address with it', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const [ada, mallory] = [site.browser(), site.browser()];
    const key = createAuthenticator();
    await ada.signUp(key, 'Ada');
    await mallory.signUp(createAuthenticator(), 'Mallory');
    const check = await askForCode(ada, key, there);
    const code = await latestCode(site, there);
    await mallory.refused('emailFinish', { check, code }, 'email_check_invalid');
    await site.browser().refused('emailFinish', { check, code }, 'session_required');
    assert.deepEqual(await ada.ok('emailFinish', { check, code }), { email: there });
  });

  it('is good for nothing once another address is there: a recovery does not take away what its owner hears by', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const ada = await aPerson(site);
    const thief = await recover(site, ada.code);
    const evil = 'evil@example.org';
    const check = await askForCode(thief.browser, thief.key, evil);
    const code = await latestCode(site, evil);
    await ada.browser.signIn(ada.key);
    await giveEmail(site, ada.browser, ada.key, there);
    await thief.browser.refused('emailFinish', { check, code }, 'email_check_invalid');
    assert.deepEqual(await ada.browser.ok('email', null), { email: there });
  });

  it('ends after a quarter of an hour, and counts for nothing before it was made', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const late = { check: await askForCode(browser, key, there), code: await latestCode(site, there) };
    site.pass(900_000);
    await browser.refused('emailFinish', late, 'email_check_invalid');
    const ahead = { check: await askForCode(browser, key, there), code: await latestCode(site, there) };
    site.pass(-60_001);
    await browser.refused('emailFinish', ahead, 'email_check_invalid');
    site.pass(1);
    await browser.ok('emailFinish', ahead);
  });

  it('is not one that was made up, changed, or sealed for something else', async () => {
    await using site = await openSite({ mail: 'outbox' });
    await using elsewhere = await openSite({ mail: 'outbox' });
    const [browser, foreign] = [site.browser(), elsewhere.browser()];
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const check = await askForCode(browser, key, there);
    const code = await latestCode(site, there);
    await foreign.signUp(key, 'Ada');
    const theirs = await askForCode(foreign, key, there);
    const { ceremony } = await browser.ok('signInBegin', {});
    const bytes = Buffer.from(check, 'base64url');
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    for (const forged of ['', 'x', bytes.toString('base64url'), theirs, ceremony]) {
      await browser.refused('emailFinish', { check: forged, code }, 'email_check_invalid');
    }
    await browser.ok('emailFinish', { check, code });
  });
});

describe('a stolen session', () => {
  it('changes no address: it takes a confirmation of that very address', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    await giveEmail(site, browser, key, there);
    const sent = (await site.signet.outbox()).length;
    const email = 'mallory@example.org';
    const forOther = await browser.confirm(key, 'account.email', { email: there });
    await browser.refused('emailBegin', { email, confirmation: forOther }, 'confirmation_parameters');
    const forElse = await browser.confirm(key, 'account.email-remove', { email });
    await browser.refused('emailBegin', { email, confirmation: forElse }, 'confirmation_action');
    const forSet = await browser.confirm(key, 'account.email');
    await browser.refused('emailRemove', { confirmation: forSet }, 'confirmation_action');
    assert.equal((await site.signet.outbox()).length, sent);
    assert.deepEqual(await browser.ok('email', null), { email: there });
  });
});

describe('a suspected passkey', () => {
  it('changes no address and takes none away', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path, mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    await giveEmail(site, browser, key, there);
    const sent = (await site.signet.outbox()).length;
    database.run("UPDATE passkeys SET status = 'suspected_clone'");
    const email = 'mallory@example.org';
    const toChange = await browser.confirm(key, 'account.email', { email });
    await browser.refused('emailBegin', { email, confirmation: toChange }, 'passkey_suspected');
    const toRemove = await browser.confirm(key, 'account.email-remove');
    await browser.refused('emailRemove', { confirmation: toRemove }, 'passkey_suspected');
    assert.equal((await site.signet.outbox()).length, sent);
    assert.deepEqual(await browser.ok('email', null), { email: there });
  });
});

describe('a fresh recovery', () => {
  it('does not take the address away that the owner hears by, for 72 hours; an older passkey may', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const ada = await aPerson(site);
    await giveEmail(site, ada.browser, ada.key, there);
    const fresh = await recover(site, ada.code);
    const email = 'mallory@example.org';
    const refused = async (): Promise<void> => {
      const toChange = await fresh.browser.confirm(fresh.key, 'account.email', { email });
      await fresh.browser.refused('emailBegin', { email, confirmation: toChange }, 'recovery_hold');
      const toRemove = await fresh.browser.confirm(fresh.key, 'account.email-remove');
      await fresh.browser.refused('emailRemove', { confirmation: toRemove }, 'recovery_hold');
    };
    await refused();
    site.pass(3 * day - 1);
    await refused();
    const older = site.browser();
    await older.signIn(ada.key);
    await giveEmail(site, older, ada.key, 'ada@example.net');
    site.pass(1);
    const confirmation = await fresh.browser.confirm(fresh.key, 'account.email-remove');
    await fresh.browser.ok('emailRemove', { confirmation });
  });

  it('may give an address where there was none', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const ada = await aPerson(site);
    const fresh = await recover(site, ada.code);
    await giveEmail(site, fresh.browser, fresh.key, there);
  });
});

describe('a mailbox', () => {
  it('is not filled from here: five codes an hour per account and per address', async () => {
    await using site = await openSite({ mail: 'outbox', limits: { mails: five } });
    const key = createAuthenticator();
    const browser = site.browser();
    await browser.signUp(key, 'Ada');
    for (let i = 0; i < 5; i++) await askForCode(browser, key, `${i}@example.org`);
    const email = 'sixth@example.org';
    const confirmation = await browser.confirm(key, 'account.email', { email });
    const problem = await browser.refused('emailBegin', { email, confirmation }, 'rate_limited');
    assert.equal(problem.status, 429);
    for (let i = 0; i < 5; i++) {
      const [one, own] = [site.browser(), createAuthenticator()];
      await one.signUp(own, `P${i}`);
      await askForCode(one, own, i % 2 === 0 ? there : there.toUpperCase());
    }
    const [last, own] = [site.browser(), createAuthenticator()];
    await last.signUp(own, 'Last');
    const again = await last.confirm(own, 'account.email', { email: there });
    await last.refused('emailBegin', { email: there, confirmation: again }, 'rate_limited');
    site.pass(3_600_000);
    await askForCode(last, own, there);
  });
});
