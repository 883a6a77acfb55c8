import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { giveEmail, latestMail } from '../scene/mailing.ts';
import { aPerson, hour, recover } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

describe('renaming an account', () => {
  it('changes names, and never the user handle', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const { session } = await browser.signUp(createAuthenticator(), 'Ada');
    const { account, rpId } = await browser.ok('accountRename', { username: 'Ada L' });
    assert.equal(rpId, 'fernholm.example');
    assert.deepEqual(account, { ...session.account, username: 'Ada L', displayName: 'Ada L' });
    const shown = await browser.ok('accountRename', { displayName: 'Countess 👩‍🔬' });
    assert.deepEqual([shown.account.username, shown.account.displayName], ['Ada L', 'Countess 👩‍🔬']);
    const again = await browser.ok('accountRename', { username: 'ADA L' });
    assert.deepEqual([again.account.username, again.account.displayName], ['ADA L', 'Countess 👩‍🔬']);
    assert.deepEqual((await browser.ok('session', null)).session?.account, again.account);
  });

  it('tells of another username, and of nothing else', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const { browser, key } = await aPerson(site);
    await giveEmail(site, browser, key, 'ada@example.org');
    const told = async (): Promise<readonly string[]> =>
      (await browser.ok('noticeList', {})).notices.map((it) => it.kind).filter((it) => it === 'account.renamed');
    await browser.ok('accountRename', { displayName: 'Countess' });
    assert.deepEqual(await told(), []);
    await browser.ok('accountRename', { username: 'Mallory' });
    assert.deepEqual(await told(), ['account.renamed']);
    const { subject, text } = await latestMail(site, 'ada@example.org');
    assert.match(subject, /username/u);
    assert.doesNotMatch(text, /Mallory/u);
  });

  it('refuses taken and unfit names, and strangers', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await browser.refused('accountRename', { username: 'Ada' }, 'session_required');
    await site.browser().signUp(createAuthenticator(), 'Grace');
    await browser.signUp(createAuthenticator(), 'Ada');
    await browser.refused('accountRename', { username: 'gRACE' }, 'name_taken');
    await browser.refused('accountRename', { username: '' }, 'name_invalid');
    await browser.refused('accountRename', { displayName: 'a\u202eb' }, 'name_invalid');
    assert.equal((await browser.ok('session', null)).session?.account.username, 'Ada');
  });
});

describe('renaming an account whose name is part of a way in', () => {
  it('takes a confirmation: a stolen cookie does not take its name from the owner', async () => {
    for (const policy of [{ namedSignIn: 'accepted' }, { totp: 'accepted' }] as const) {
      await using site = await openSite({ policy });
      const { browser, key } = await aPerson(site);
      assert.deepEqual((await browser.ok('site', null)).confirmed, ['account.rename']);
      const asked = { username: 'Zoe' };
      await browser.refused('accountRename', asked, 'confirmation_required');
      const confirmation = await browser.confirm(key, 'account.rename', { username: 'Eve' });
      await browser.refused('accountRename', { ...asked, confirmation }, 'confirmation_parameters');
      const again = await browser.confirm(key, 'account.rename', asked);
      await browser.ok('accountRename', { ...asked, confirmation: again });
    }
  });

  it('is held for 72 hours where a recovered passkey confirms it, and not where an older one does', async () => {
    await using site = await openSite({ policy: { namedSignIn: 'accepted' } });
    const ada = await aPerson(site);
    const fresh = await recover(site, ada.code);
    const renaming = async ({ browser, key }: Pick<typeof ada, 'browser' | 'key'>, username: string) => ({
      username,
      confirmation: await browser.confirm(key, 'account.rename', { username }),
    });
    await fresh.browser.refused('accountRename', await renaming(fresh, 'Zoe'), 'recovery_hold');
    await ada.browser.signIn(ada.key);
    await ada.browser.ok('accountRename', await renaming(ada, 'Ada L'));
    site.pass(72 * hour);
    await fresh.browser.ok('accountRename', await renaming(fresh, 'Zoe'));
  });
});
