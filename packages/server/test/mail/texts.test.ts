import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { composeMail } from '../../src/mail/compose.ts';
import { mailTexts } from '../../src/mail/texts.ts';
import type { MailKind } from '../../src/ports/notice-records.ts';
import type { AccountId, RelyingPartyKey } from '../../src/ports/records.ts';
import { DatabaseFile } from '../scene/database.ts';
import { giveEmail, latestMail } from '../scene/mailing.ts';
import { openSite } from '../scene/site.ts';

const now = Date.UTC(2026, 0, 10, 12);

function composed(kind: MailKind, data = {}, name = 'Fernholm'): ReturnType<typeof composeMail> {
  const sender = { newId: () => 'id', clock: () => now, rp: { id: 'default' as RelyingPartyKey, name } };
  return composeMail(sender, { account: 'account' as AccountId, to: 'ada@example.org', kind, data });
}

describe('a message', () => {
  for (const kind of Object.keys(mailTexts) as MailKind[]) {
    it(`${kind}: names the site and the time, has no link and no gap`, () => {
      const { subject, text } = composed(kind, { code: '12345678', device: 'Firefox on Linux', readyAt: now });
      for (const part of [subject, text]) {
        assert.match(part, /Fernholm/u);
        assert.doesNotMatch(part, /[{}]|undefined|null|https?:|www\.|\/\/| {2}|fernholm\.example/u);
      }
      assert.match(text, /^Time: 2026-01-10 12:00 UTC\nDevice: Firefox on Linux$/mu);
      assert.match(text, /This message has no link on purpose: Fernholm sends none that signs in/u);
      assert.ok(subject.length <= 78, subject);
    });
  }

  it('says when a recovery takes effect', () => {
    assert.match(composed('recovery.started', { readyAt: now }).text, /takes effect 2026-01-10 12:00 UTC, unless/u);
  });

  it('shows no fact that a user wrote, whatever it is called', () => {
    const wrote = 'https://evil.example';
    const data = { passkey: wrote, label: wrote, site: wrote, code: wrote, readyAt: wrote, name: wrote };
    for (const kind of Object.keys(mailTexts) as MailKind[]) {
      const { subject, text } = composed(kind, data);
      assert.ok(!`${subject}${text}`.includes('evil'), text);
    }
  });

  it('has a subject of one line, and fills a name in once', () => {
    const { subject, text } = composed('account.email-code', { code: '12345678' }, 'Fern\r\nBcc: x@example.org {code}');
    assert.equal(subject, '12345678 is the code for your mail address at Fern Bcc: x@example.org {code}');
    assert.equal(text.match(/12345678/gu)?.length, 1);
  });

  it('is not written where the server sends none, though the account has an address', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: new Uint8Array(32).fill(7) };
    const key = createAuthenticator();
    {
      await using site = await openSite({ ...settings, mail: 'outbox' });
      const browser = site.browser();
      await browser.signUp(key, 'Ada');
      await giveEmail(site, browser, key, 'ada@example.org');
    }
    await using site = await openSite(settings);
    const before = (await site.signet.outbox()).length;
    await site.browser().signIn(key);
    assert.equal((await site.signet.outbox()).length, before);
  });

  it('about a new device or an added passkey goes to the verified address, without its name', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    await site.browser().signIn(key);
    assert.deepEqual(await site.signet.outbox(), []);
    await giveEmail(site, browser, key, 'ada@example.org');
    await site.browser().signIn(key);
    const mail = await latestMail(site, 'ada@example.org');
    assert.equal(mail.subject, 'New sign-in to your account at Fernholm');
    assert.match(mail.text, /^Device: Firefox on Linux$/mu);
    assert.ok(!mail.text.includes('Ada'));
  });
});
