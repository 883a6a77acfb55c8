import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import { add, securityKey } from '../scene/adding.ts';
import type { Browser } from '../scene/browser.ts';
import { confirmUnasked } from '../scene/confirming.ts';
import { DatabaseFile } from '../scene/database.ts';
import { giveEmail, latestMail } from '../scene/mailing.ts';
import type { Site } from '../scene/site.ts';
import { fernholm, openSite } from '../scene/site.ts';

/** Somebody with a phone and a security key, of which a thief has a copy that lags behind. */
async function copied(site: Site): Promise<{
  readonly browser: Browser;
  readonly phone: Authenticator;
  readonly original: Authenticator;
  readonly copy: Authenticator;
  readonly id: string;
}> {
  const browser = site.browser();
  const [phone, original] = [createAuthenticator(), createAuthenticator(securityKey)];
  await browser.signUp(phone, 'Ada');
  const { id } = await add(browser, phone, original);
  const copy = original.clone();
  site.pass(1000);
  await site.browser().signIn(original);
  site.pass(1000);
  return { browser, phone, original, copy, id };
}

async function suspicions(browser: Browser): Promise<readonly unknown[]> {
  const { notices } = await browser.ok('noticeList', {});
  return notices.filter((it) => it.kind === 'passkey.suspected').map((it) => it.data);
}

async function statusOf(browser: Browser, id: string): Promise<string | undefined> {
  return (await browser.ok('passkeyList', null)).passkeys.find((it) => it.id === id)?.status;
}

describe('a copy of a passkey whose counter lags', () => {
  it('is refused, makes a suspect of the passkey, and neither of the two signs in from then on', async () => {
    await using site = await openSite();
    const { browser, original, copy, id } = await copied(site);
    const thief = site.browser({ address: '192.0.2.66' });
    await thief.refused('signInFinish', await thief.beginSignIn(copy), 'sign_count_not_increased');
    assert.equal(thief.cookies.has('__Host-signet'), false);
    assert.equal(await statusOf(browser, id), 'suspected_clone');
    for (const it of copy.credentials) it.signCount = 0;
    const refused = await thief.refused('signInFinish', await thief.beginSignIn(copy), 'passkey_suspected');
    assert.equal(refused.status, 403);
    site.pass(1000);
    await thief.refused('signInFinish', await thief.beginSignIn(original), 'passkey_suspected');
    assert.equal((await suspicions(browser)).length, 1);
  });

  it('ends what either of the two opened, and nothing else', async () => {
    await using site = await openSite();
    const { browser, original, copy } = await copied(site);
    const [owner, thief] = [site.browser(), site.browser()];
    await thief.signIn(original);
    await owner.refused('signInFinish', await owner.beginSignIn(copy), 'sign_count_not_increased');
    assert.deepEqual(await thief.ok('session', null), { session: null });
    assert.notEqual((await browser.ok('session', null)).session, null);
  });

  it('is told, noted in the log, and written to the address', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const { browser, phone, copy, id } = await copied(site);
    await giveEmail(site, browser, phone, 'ada@example.org');
    const thief = site.browser();
    await thief.refused('signInFinish', await thief.beginSignIn(copy), 'sign_count_not_increased');
    const label = (await browser.ok('passkeyList', null)).passkeys.find((it) => it.id === id)?.label;
    const device = 'Firefox on Linux';
    assert.deepEqual(await suspicions(browser), [{ passkey: label, passkeyId: id, device, refused: true }]);
    assert.match((await latestMail(site, 'ada@example.org')).subject, /may have been copied/u);
    const { events } = await browser.ok('activity', {});
    const about = events.filter((it) => it.type === 'passkey.suspected' || it.code === 'sign_count_not_increased');
    assert.deepEqual(
      about.map((it) => [it.type, it.own]),
      [
        ['sign-in.finished', false],
        ['passkey.suspected', false],
      ],
    );
  });

  it('that confirms makes a suspect of the passkey too, and confirms nothing', async () => {
    await using site = await openSite();
    const { browser, copy, original, id } = await copied(site);
    const confirmation = await browser.confirm(copy, 'account.delete');
    await browser.refused('accountDelete', { confirmation }, 'sign_count_not_increased');
    assert.equal(await statusOf(browser, id), 'suspected_clone');
    site.pass(1000);
    const again = await confirmUnasked(browser, original, 'account.delete');
    await browser.refused('accountDelete', { confirmation: again }, 'passkey_suspected');
  });

  it('is refused, and nothing is suspected, by a signature that is not the passkey’s', async () => {
    await using site = await openSite();
    const { browser, copy, id } = await copied(site);
    const stranger = site.browser();
    const { ceremony, options } = await stranger.ok('signInBegin', {});
    const made = copy.get(options, { origin: stranger.origin });
    const other = copy.get({ ...options, challenge: 'A'.repeat(43) }, { origin: stranger.origin });
    const response = { ...made, response: { ...made.response, signature: other.response.signature } };
    await stranger.refused('signInFinish', { ceremony, response }, 'bad_signature');
    assert.equal(await statusOf(browser, id), 'active');
    assert.deepEqual(await suspicions(browser), []);
  });

  it('is not what two ceremonies look like that finish in the other order', async () => {
    await using site = await openSite({ policy: { signCount: 'refused' } });
    const { browser, original, id } = await copied(site);
    const [first, second] = [site.browser(), site.browser()];
    const early = await first.beginSignIn(original);
    const later = await second.beginSignIn(original);
    site.pass(1000);
    await second.ok('signInFinish', later);
    await first.ok('signInFinish', early);
    assert.equal(await statusOf(browser, id), 'active');
    assert.deepEqual(await suspicions(browser), []);
  });

  it('is only told where the policy flags it, once a week', async () => {
    await using site = await openSite({ policy: { signCount: 'flagged' } });
    const { browser, phone, copy, id } = await copied(site);
    const lag = async (): Promise<void> => {
      for (const it of copy.credentials) it.signCount = 0;
      await site.browser().signIn(copy);
    };
    await lag();
    assert.equal(await statusOf(browser, id), 'active');
    assert.deepEqual(
      (await suspicions(browser)).map((it) => (it as { refused: boolean }).refused),
      [false],
    );
    const { events } = await browser.ok('activity', {});
    assert.equal(events.filter((it) => it.type === 'passkey.suspected').length, 1);
    site.pass(3 * 86_400_000);
    await lag();
    assert.equal((await suspicions(browser)).length, 1);
    const other = createAuthenticator(securityKey);
    await add(browser, phone, other);
    for (let i = 0; i < 2; i++) {
      site.pass(1000);
      for (const it of other.credentials) it.signCount = 3 * (1 - i);
      await site.browser().signIn(other);
    }
    assert.equal((await suspicions(browser)).length, 2);
    site.pass(4 * 86_400_000);
    const later = site.browser();
    await later.signIn(phone);
    await lag();
    assert.equal((await suspicions(later)).length, 3);
  });

  it('is not suspected by another relying party on the same RP ID', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: new Uint8Array(32).fill(7) };
    await using shop = await openSite({ ...settings, relyingParty: { ...fernholm, id: 'shop' } });
    await using forum = await openSite({ ...settings, relyingParty: { ...fernholm, id: 'forum' } });
    const { browser, copy, id } = await copied(shop);
    forum.pass(10_000);
    const elsewhere = forum.browser();
    await elsewhere.refused('signInFinish', await elsewhere.beginSignIn(copy), 'sign_count_not_increased');
    assert.equal(await statusOf(browser, id), 'active');
  });
});
