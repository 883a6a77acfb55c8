import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { fernholm, openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

const ada = { externalId: 'user-17', username: 'Ada', displayName: 'Ada Lovelace' };

async function begin(site: Site, ticket: string, mediation: 'conditional' | 'optional' = 'optional') {
  const browser = site.browser();
  const begun = await browser.ok('enrolBegin', { ticket, mediation });
  return { browser, ...begun };
}

describe('enrolment by ticket', () => {
  it('gives the person of the embedding application a passkey, and opens no session', async () => {
    await using site = await openSite();
    const key = createAuthenticator();
    const { browser, ceremony, options } = await begin(site, await site.signet.enrolmentTicket(ada));
    const response = key.create(options, { origin: browser.origin });
    const { account, passkey } = await browser.ok('enrolFinish', { ceremony, response });
    assert.deepEqual([account.username, account.displayName], ['Ada', 'Ada Lovelace']);
    assert.equal(passkey.kind, 'synced');
    assert.deepEqual(await browser.ok('session', null), { session: null });
    await browser.signIn(key);
    const facts = await site.signet.session(browser.request('/'));
    assert.equal(facts?.account.externalId, 'user-17');
  });

  it('can happen silently: the user need not be present in a conditional creation, and only there', async () => {
    await using site = await openSite();
    const silent = await begin(site, await site.signet.enrolmentTicket(ada), 'conditional');
    const origin = silent.browser.origin;
    const absent = { origin, userPresent: false, userVerified: false };
    const response = createAuthenticator().create(silent.options, absent);
    await silent.browser.ok('enrolFinish', { ceremony: silent.ceremony, response });
    const asked = await begin(site, await site.signet.enrolmentTicket({ externalId: 'user-18', username: 'Grace' }));
    const refused = createAuthenticator().create(asked.options, absent);
    const body = { ceremony: asked.ceremony, response: refused };
    assert.equal((await asked.browser.refused('enrolFinish', body, 'user_not_present')).step, 'R.15');
  });

  it('adds to the account that the person has', async () => {
    await using site = await openSite();
    const first = createAuthenticator();
    const one = await begin(site, await site.signet.enrolmentTicket(ada));
    const made = first.create(one.options, { origin: one.browser.origin });
    const { account } = await one.browser.ok('enrolFinish', { ceremony: one.ceremony, response: made });
    const two = await begin(site, await site.signet.enrolmentTicket(ada));
    assert.throws(() => first.create(two.options, { origin: two.browser.origin }), { name: 'InvalidStateError' });
    assert.equal(two.options.user.id, account.userHandle);
    const response = createAuthenticator().create(two.options, { origin: two.browser.origin });
    const again = await two.browser.ok('enrolFinish', { ceremony: two.ceremony, response });
    assert.equal(again.account.id, account.id);
    await two.browser.signIn(first);
    assert.equal((await two.browser.ok('passkeyList', null)).passkeys.length, 2);
  });

  it('takes a ticket once, also of two at the same time', async () => {
    await using site = await openSite();
    const ticket = await site.signet.enrolmentTicket(ada);
    const both = [await begin(site, ticket), await begin(site, ticket)];
    const answers = await Promise.all(
      both.map(async ({ browser, ceremony, options }) => {
        const response = createAuthenticator().create(options, { origin: browser.origin });
        const answer = await browser.ask('enrolFinish', { ceremony, response });
        return answer.status === 200 ? 'enrolled' : ((await answer.json()) as { code: string }).code;
      }),
    );
    assert.deepEqual(answers.toSorted(), ['enrolled', 'ticket_used']);
  });

  it('lets one of two tickets for a new person win', async () => {
    await using site = await openSite();
    const one = await begin(site, await site.signet.enrolmentTicket(ada));
    const two = await begin(site, await site.signet.enrolmentTicket({ ...ada, username: 'Other' }));
    for (const { browser, ceremony, options } of [one, two]) {
      const response = createAuthenticator().create(options, { origin: browser.origin });
      const body = { ceremony, response };
      if (browser === one.browser) await browser.ok('enrolFinish', body);
      else await browser.refused('enrolFinish', body, 'ceremony_account');
    }
  });

  it('keeps the ticket where the response was refused', async () => {
    await using site = await openSite();
    const ticket = await site.signet.enrolmentTicket(ada);
    const one = await begin(site, ticket);
    await one.browser.refused('enrolFinish', { ceremony: one.ceremony, response: {} }, 'bad_shape');
    const two = await begin(site, ticket);
    const response = createAuthenticator().create(two.options, { origin: two.browser.origin });
    await two.browser.ok('enrolFinish', { ceremony: two.ceremony, response });
  });

  it('refuses a ticket that is edited, expired, of another server or no ticket', async () => {
    await using site = await openSite();
    await using other = await openSite();
    const browser = site.browser();
    const ticket = await site.signet.enrolmentTicket(ada);
    const bytes = Buffer.from(ticket, 'base64url');
    for (let at = 0; at < bytes.length; at += at < 40 ? 1 : 17) {
      const edited = Buffer.from(bytes);
      edited.writeUInt8(edited.readUInt8(at) ^ 0x80, at);
      await browser.refused('enrolBegin', { ticket: edited.toString('base64url') }, 'ticket_invalid');
    }
    const { ceremony } = await browser.ok('signInBegin', {});
    const foreign = await other.signet.enrolmentTicket(ada);
    for (const one of ['', 'x', `${ticket}=`, ceremony, foreign]) {
      await browser.refused('enrolBegin', { ticket: one }, 'ticket_invalid');
    }
    const pending = await begin(site, ticket);
    site.pass(600_000);
    await browser.refused('enrolBegin', { ticket }, 'ticket_expired');
    const response = createAuthenticator().create(pending.options, { origin: browser.origin });
    await pending.browser.refused('enrolFinish', { ceremony: pending.ceremony, response }, 'challenge_expired');
  });

  it('refuses a ticket of another relying party with the same keys, and a suspended account', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: new Uint8Array(32).fill(7) };
    await using shop = await openSite({ ...settings, relyingParty: { ...fernholm, id: 'shop' } });
    await using forum = await openSite({ ...settings, relyingParty: { ...fernholm, id: 'forum' } });
    const ticket = await shop.signet.enrolmentTicket(ada);
    await forum.browser().refused('enrolBegin', { ticket }, 'ticket_invalid');
    const one = await begin(shop, ticket);
    const pending = await begin(shop, await shop.signet.enrolmentTicket(ada));
    const response = createAuthenticator().create(one.options, { origin: shop.origin });
    await one.browser.ok('enrolFinish', { ceremony: one.ceremony, response });
    const two = await begin(shop, await shop.signet.enrolmentTicket(ada));
    database.run("UPDATE accounts SET status = 'suspended'");
    const again = await shop.signet.enrolmentTicket(ada);
    await shop.browser().refused('enrolBegin', { ticket: again }, 'account_suspended');
    const late = createAuthenticator().create(two.options, { origin: shop.origin });
    await two.browser.refused('enrolFinish', { ceremony: two.ceremony, response: late }, 'account_suspended');
    const later = createAuthenticator().create(pending.options, { origin: shop.origin });
    await pending.browser.refused('enrolFinish', { ceremony: pending.ceremony, response: later }, 'ceremony_account');
  });

  it('refuses a name that somebody else has, and a subject that cannot be', async () => {
    await using site = await openSite();
    await site.browser().signUp(createAuthenticator(), 'ADA');
    const { browser, ceremony, options } = await begin(site, await site.signet.enrolmentTicket(ada));
    const response = createAuthenticator().create(options, { origin: browser.origin });
    await browser.refused('enrolFinish', { ceremony, response }, 'name_taken');
    await assert.rejects(site.signet.enrolmentTicket({ ...ada, username: ' ' }), { code: 'name_invalid' });
    for (const externalId of ['', 'x'.repeat(256), 'user\ud800', '\udc00']) {
      await assert.rejects(site.signet.enrolmentTicket({ ...ada, externalId }), TypeError, JSON.stringify(externalId));
    }
    await site.signet.enrolmentTicket({ ...ada, externalId: '🦊'.repeat(100) });
  });
});
