import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { newEmailCode } from '../../src/email/code.ts';
import { askForCode, giveEmail, latestCode, latestMail } from '../scene/mailing.ts';
import { openSite } from '../scene/site.ts';

const there = 'ada@example.org';

describe('an address', () => {
  it('is the account’s once the code that went there came back', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const confirmation = await browser.confirm(key, 'account.email', { email: there });
    const { check, lifetime } = await browser.ok('emailBegin', { email: there, confirmation });
    assert.equal(lifetime, 900_000);
    assert.deepEqual(await browser.ok('email', null), { email: null });
    const code = await latestCode(site, there);
    assert.deepEqual(await browser.ok('emailFinish', { check, code }), { email: there });
    assert.deepEqual(await browser.ok('email', null), { email: there });
  });

  it('that was there before is told when it changes, and when it is taken away', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    await giveEmail(site, browser, key, there);
    await giveEmail(site, browser, key, 'new@example.org');
    const told = await latestMail(site, there);
    assert.match(told.subject, /address of your account at Fernholm changed/u);
    assert.ok(!told.text.includes('new@example.org'));
    const confirmation = await browser.confirm(key, 'account.email-remove');
    assert.deepEqual(await browser.ok('emailRemove', { confirmation }), { email: null });
    assert.match((await latestMail(site, 'new@example.org')).subject, /address of your account at Fernholm changed/u);
    assert.deepEqual(await browser.ok('email', null), { email: null });
    const { notices } = await browser.ok('noticeList', {});
    assert.deepEqual(
      notices.map((it) => [it.kind, it.data['removed']]),
      [true, false, false].map((removed) => ['account.email-changed', removed]),
    );
  });

  it('cannot be given where the server sends no mail', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const confirmation = await browser.confirm(key, 'account.email', { email: there });
    await browser.refused('emailBegin', { email: there, confirmation }, 'mail_off');
    assert.deepEqual(await site.signet.outbox(), []);
  });

  it('is one, and no header of a mail', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const hostile = [
      'ada',
      'ada@example.org\r\nBcc: eve@example.org',
      'ada@example.org, eve@example.org',
      'Ada <ada@example.org>',
      `${'a'.repeat(250)}@example.org`,
    ];
    for (const email of hostile) {
      const confirmation = await browser.confirm(key, 'account.email', { email });
      await browser.refused('emailBegin', { email, confirmation }, 'bad_body');
    }
    assert.deepEqual(await site.signet.outbox(), []);
  });
});

describe('the code for an address', () => {
  it('is eight digits, drawn again where some would be likelier', () => {
    const draws = [0xff_ff_ff_ff_ff_ff, 281_474_900_000_000, 281_474_899_999_999];
    const random = (): Uint8Array => {
      const bytes = Buffer.alloc(6);
      bytes.writeUIntBE(draws.shift() ?? 0, 0, 6);
      return bytes;
    };
    assert.equal(newEmailCode(random), '99999999');
    assert.deepEqual(draws, []);
    assert.equal(newEmailCode(random), '00000000');
  });

  it('comes without a link and without a word that a user wrote', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    const { ceremony, options } = await browser.ok('signUpBegin', {
      username: 'win at evil.example',
      displayName: 'www.evil.example',
    });
    const response = key.create(options, { origin: browser.origin });
    await browser.ok('signUpFinish', { ceremony, response });
    const check = await askForCode(browser, key, there);
    const { subject, text } = await latestMail(site, there);
    for (const part of [subject, text]) {
      assert.doesNotMatch(part, /https?:|www\.|evil|\/\//u);
      assert.ok(!part.includes(check));
    }
    assert.match(text, /This message has no link on purpose/u);
  });

  it('is in no answer, no line of the log, no event and no notice', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const confirmation = await browser.confirm(key, 'account.email', { email: there });
    const begun = await (await browser.ask('emailBegin', { email: there, confirmation })).text();
    const code = await latestCode(site, there);
    const { check } = JSON.parse(begun) as { check: string };
    const finished = await (await browser.ask('emailFinish', { check, code })).text();
    const feed = await (await browser.ask('noticeList', {})).text();
    const events = JSON.stringify(await site.store.sealedEvents('default' as never, 0, 100));
    for (const text of [begun, finished, feed, events, ...site.logLines]) assert.ok(!text.includes(code), text);
    for (const text of site.logLines) assert.ok(!text.includes(there), text);
  });
});
