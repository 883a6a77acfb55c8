import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { add, securityKey } from '../scene/adding.ts';
import type { Browser } from '../scene/browser.ts';
import { aPerson, beginWith, confirmed, confirmedInVain, day, enrol } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

/** A browser of somebody who has the victim's cookies, all of them. */
function thiefOf(site: Site, victim: Browser): Browser {
  const thief = site.browser({ address: '192.0.2.66' });
  for (const [name, value] of victim.cookies) thief.cookies.set(name, value);
  return thief;
}

describe('stopping a recovery', () => {
  it('takes one of the account’s passkeys; then its sessions and its code are dead, and the account is told', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const { browser } = await beginWith(site, ada.code);
    site.pass(day);
    const key = createAuthenticator();
    const { ceremony, options } = await browser.ok('recoverEnrolBegin', {});
    const response = key.create(options, { origin: browser.origin });
    await confirmed(ada, 'recoveryCancel');
    await browser.refused('recoverEnrolFinish', { ceremony, response }, 'recovery_required');
    assert.deepEqual(await browser.ok('recoverState', null), { recovery: null });
    await site.browser().refused('recoverBegin', { code: ada.code }, 'code_refused');
    const status = await ada.browser.ok('recoveryStatus', null);
    assert.deepEqual([status.recovery, status.codes.left, status.heldUntil], [null, 9, null]);
    const { notices } = await ada.browser.ok('noticeList', {});
    assert.equal(notices[0]?.kind, 'recovery.cancelled');
    assert.notEqual((await ada.browser.ok('session', null)).session, null);
    assert.equal((await ada.browser.ok('passkeyList', null)).passkeys.length, 1);
  });

  it('works from any place where the account is signed in, with any of its passkeys', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const key = createAuthenticator(securityKey);
    await add(ada.browser, ada.key, key);
    await beginWith(site, ada.code);
    const elsewhere = site.browser({ address: '192.0.2.9' });
    await elsewhere.signIn(key);
    await confirmed({ browser: elsewhere, key }, 'recoveryCancel');
    assert.equal((await ada.browser.ok('recoveryStatus', null)).recovery, null);
  });

  it('is refused to a stolen cookie alone: without a confirmation, with somebody else’s passkey, with an old confirmation', async () => {
    await using site = await openSite();
    const [ada, mallory] = [await aPerson(site, 'Ada'), await aPerson(site, 'Mallory')];
    const used = await ada.browser.confirm(ada.key, 'recovery-codes.make');
    const { codes } = await ada.browser.ok('recoveryCodesMake', { confirmation: used });
    await beginWith(site, codes[0] ?? '');
    const thief = thiefOf(site, ada.browser);
    const bare = await thief.send('/v1/recovery/cancel', { method: 'POST', body: '{}' });
    assert.equal(bare.status, 400);
    const { ceremony, options } = await thief.ok('confirmBegin', { action: 'recovery.cancel', parameters: {} });
    const own = mallory.key.get({ ...options, allowCredentials: [] }, { origin: thief.origin });
    await thief.refused('recoveryCancel', { confirmation: { ceremony, response: own } }, 'credential_not_allowed');
    await thief.refused('recoveryCancel', { confirmation: used }, 'ceremony_cookie');
    await thief.refused('recoveryCancel', { confirmation: { ceremony, response: used.response } }, 'ceremony_cookie');
    const again = await thief.ok('confirmBegin', { action: 'recovery.cancel', parameters: {} });
    const replayed = { ceremony: again.ceremony, response: used.response };
    await thief.refused('recoveryCancel', { confirmation: replayed }, 'challenge_mismatch');
    const begun = await mallory.browser.confirm(mallory.key, 'recovery.cancel');
    for (const [name, value] of mallory.browser.cookies) if (name.includes('-c-')) thief.cookies.set(name, value);
    await thief.refused('recoveryCancel', { confirmation: begun }, 'ceremony_account');
    assert.notEqual((await ada.browser.ok('recoveryStatus', null)).recovery, null);
  });

  it('is refused to the session of the recovery itself, and to who is not signed in', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const confirmation = await ada.browser.confirm(ada.key, 'recovery.cancel');
    const { browser } = await beginWith(site, ada.code);
    for (const it of [browser, site.browser()])
      await it.refused('recoveryCancel', { confirmation }, 'session_required');
    assert.notEqual((await ada.browser.ok('recoveryStatus', null)).recovery, null);
  });

  it('finds none where none is open, or where it is completed', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    await confirmedInVain(ada, 'recoveryCancel', 'recovery_over');
    const { browser } = await beginWith(site, ada.code);
    await confirmed(ada, 'recoveryCancel');
    await confirmedInVain(ada, 'recoveryCancel', 'recovery_over');
    await browser.refused('recoverEnrolBegin', {}, 'recovery_required');
    const next = await beginWith(site, ada.codes[1] ?? '');
    site.pass(day);
    const key = createAuthenticator();
    await enrol(next.browser, key);
    await confirmedInVain({ browser: next.browser, key }, 'recoveryCancel', 'recovery_over');
  });
});
