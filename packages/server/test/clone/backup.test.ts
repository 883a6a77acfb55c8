import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import type { Browser } from '../scene/browser.ts';
import { openSite } from '../scene/site.ts';

async function told(browser: Browser): Promise<readonly unknown[]> {
  const { notices } = await browser.ok('noticeList', {});
  return notices.map((it) => [it.kind, it.data['backedUp']]);
}

describe('the backup of a passkey', () => {
  it('that comes and goes is recorded and told, each time once', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator({ backupEligible: true, backupState: false });
    await browser.signUp(key, 'Ada');
    const [credential] = key.credentials;
    assert.ok(credential);
    const signIn = async (backupState: boolean): Promise<void> => {
      credential.backupState = backupState;
      site.pass(1000);
      await browser.signIn(key);
    };
    await signIn(true);
    await signIn(true);
    assert.equal((await browser.ok('passkeyList', null)).passkeys[0]?.backupState, true);
    await signIn(false);
    assert.deepEqual(await told(browser), [
      ['passkey.backup-changed', false],
      ['passkey.backup-changed', true],
    ]);
    const { events } = await browser.ok('activity', {});
    assert.equal(events.filter((it) => it.type === 'passkey.backup-changed').length, 2);
  });

  it('that shows itself in a confirmation is told, whatever becomes of the action', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator({ backupEligible: true, backupState: false });
    await browser.signUp(key, 'Ada');
    for (const it of key.credentials) it.backupState = true;
    const passkey = '01890000-0000-7000-8000-000000000000';
    const confirmation = await browser.confirm(key, 'passkey.delete', { passkey });
    await browser.refused('passkeyDelete', { passkey, confirmation }, 'passkey_not_found');
    assert.deepEqual(await told(browser), [['passkey.backup-changed', true]]);
  });

  it('says nothing where it is as it was', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    await browser.signIn(key);
    await browser.ok('sessionRaise', { confirmation: await browser.confirm(key, 'session.raise') });
    assert.deepEqual(await told(browser), []);
  });
});

describe('a passkey that stayed on one device and then does not', () => {
  it('is refused by default, and nothing is told of what was not proved', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator({ backupEligible: false });
    await browser.signUp(key, 'Ada');
    for (const it of key.credentials) [it.backupEligible, it.backupState] = [true, true];
    await browser.refused('signInFinish', await browser.beginSignIn(key), 'backup_changed');
    assert.deepEqual(await told(browser), []);
  });

  it('is told as moved where the policy accepts it, once', async () => {
    await using site = await openSite({ policy: { backupUpgrade: 'accepted' } });
    const browser = site.browser();
    const key = createAuthenticator({ backupEligible: false });
    await browser.signUp(key, 'Ada');
    for (const it of key.credentials) [it.backupEligible, it.backupState] = [true, true];
    for (let i = 0; i < 2; i++) await browser.signIn(key);
    assert.deepEqual(await told(browser), [['passkey.moved', true]]);
    const [passkey] = (await browser.ok('passkeyList', null)).passkeys;
    assert.deepEqual([passkey?.backupEligible, passkey?.backupState], [true, true]);
    const { events } = await browser.ok('activity', {});
    assert.equal(events.filter((it) => it.type === 'passkey.moved').length, 1);
  });
});
