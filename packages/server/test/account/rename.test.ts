import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
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
