import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import { add, securityKey } from '../scene/adding.ts';
import { confirmUnasked } from '../scene/confirming.ts';
import type { Browser } from '../scene/browser.ts';
import type { Site } from '../scene/site.ts';
import { openSite } from '../scene/site.ts';

/** Somebody whose security key is suspected. */
async function suspected(site: Site): Promise<{
  readonly browser: Browser;
  readonly phone: Authenticator;
  readonly fob: Authenticator;
  readonly id: string;
}> {
  const browser = site.browser();
  const [phone, fob] = [createAuthenticator(), createAuthenticator(securityKey)];
  await browser.signUp(phone, 'Ada');
  const { id } = await add(browser, phone, fob);
  const copy = fob.clone();
  site.pass(1000);
  await site.browser().signIn(fob);
  site.pass(1000);
  const thief = site.browser();
  await thief.refused('signInFinish', await thief.beginSignIn(copy), 'sign_count_not_increased');
  return { browser, phone, fob, id };
}

describe('a suspected passkey', () => {
  it('is restored by a confirmation with another one, and its counter counts from anew', async () => {
    await using site = await openSite();
    const { browser, phone, fob, id } = await suspected(site);
    const confirmation = await browser.confirm(phone, 'passkey.restore', { passkey: id });
    const { passkey } = await browser.ok('passkeyRestore', { passkey: id, confirmation });
    assert.deepEqual([passkey.id, passkey.status], [id, 'active']);
    for (const it of fob.credentials) it.signCount = 3;
    site.pass(1000);
    await site.browser().signIn(fob);
    const { notices } = await browser.ok('noticeList', {});
    assert.deepEqual(notices.find((it) => it.kind === 'passkey.restored')?.data, {
      passkey: passkey.label,
      passkeyId: id,
      device: 'Firefox on Linux',
    });
    const { events } = await browser.ok('activity', {});
    assert.ok(events.some((it) => it.type === 'passkey.restored' && it.own));
  });

  it('does not vouch for itself', async () => {
    await using site = await openSite();
    const { browser, fob, id } = await suspected(site);
    const confirmation = await confirmUnasked(browser, fob, 'passkey.restore', { passkey: id });
    await browser.refused('passkeyRestore', { passkey: id, confirmation }, 'passkey_suspected');
    const { passkeys } = await browser.ok('passkeyList', null);
    assert.equal(passkeys.find((it) => it.id === id)?.status, 'suspected_clone');
  });

  it('is restored by nobody else, by no confirmation of something else, and not without one', async () => {
    await using site = await openSite();
    const { browser, phone, id } = await suspected(site);
    const [mallory, own] = [site.browser(), createAuthenticator()];
    await mallory.signUp(own, 'Mallory');
    const theirs = await mallory.confirm(own, 'passkey.restore', { passkey: id });
    await mallory.refused('passkeyRestore', { passkey: id, confirmation: theirs }, 'passkey_not_found');
    const forDelete = await browser.confirm(phone, 'passkey.delete', { passkey: id });
    await browser.refused('passkeyRestore', { passkey: id, confirmation: forDelete }, 'confirmation_action');
    const other = '01890000-0000-7000-8000-000000000000';
    const forOther = await browser.confirm(phone, 'passkey.restore', { passkey: other });
    await browser.refused('passkeyRestore', { passkey: id, confirmation: forOther }, 'confirmation_parameters');
    await browser.refused('passkeyRestore', { passkey: id } as never, 'bad_body');
  });

  it('is one: an active passkey is not restored', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const [phone, laptop] = [createAuthenticator(), createAuthenticator()];
    await browser.signUp(phone, 'Ada');
    const { id: passkey } = await add(browser, phone, laptop);
    const confirmation = await browser.confirm(phone, 'passkey.restore', { passkey });
    await browser.refused('passkeyRestore', { passkey, confirmation }, 'passkey_not_found');
  });
});
