import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { optionalActions } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import { openSite } from '../scene/site.ts';

const everyAction = { policy: { confirmedActions: Object.values(optionalActions) } };

describe('an action that the policy lists', () => {
  it('is not done without a confirmation for it and for what it does', async () => {
    await using site = await openSite(everyAction);
    const browser = site.browser();
    const laptop = createAuthenticator();
    const { session } = await browser.signUp(laptop, 'Ada');
    const renaming = { passkey: session.passkey ?? '', label: 'Drawer' };
    await browser.refused('passkeyRename', renaming, 'confirmation_required');
    await browser.refused('accountRename', { username: 'Ada L' }, 'confirmation_required');
    const other = await browser.confirm(laptop, 'passkey.rename', { ...renaming, label: 'Mine' });
    await browser.refused('passkeyRename', { ...renaming, confirmation: other }, 'confirmation_parameters');
    await browser.refused('accountRename', { username: 'Ada L', confirmation: other }, 'confirmation_action');
    const confirmation = await browser.confirm(laptop, 'passkey.rename', renaming);
    const { passkey } = await browser.ok('passkeyRename', { ...renaming, confirmation });
    assert.equal(passkey.label, 'Drawer');
    await browser.refused('passkeyRename', { ...renaming, confirmation }, 'ceremony_cookie');
    const named = await browser.confirm(laptop, 'account.rename', { username: 'Ada L' });
    const { account } = await browser.ok('accountRename', { username: 'Ada L', confirmation: named });
    assert.equal(account.username, 'Ada L');
  });

  it('is told to the pages; elsewhere nothing is asked for', async () => {
    await using site = await openSite(everyAction);
    const { confirmed } = await site.browser().ok('site', null);
    assert.deepEqual(confirmed, ['account.rename', 'passkey.rename', 'session.revoke']);
    await using free = await openSite();
    const browser = free.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    await browser.ok('accountRename', { displayName: 'Countess' });
  });
});
