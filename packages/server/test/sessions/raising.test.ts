import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { add } from '../scene/adding.ts';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { openSite } from '../scene/site.ts';

const cookie = '__Host-signet';

describe('raising a session', () => {
  it('gives it the time and the assurance of the confirmation, and another token: the old one is dead', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    const { session: before } = await browser.signUp(key, 'Ada');
    const thief = site.browser();
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
    const id = (await browser.ok('sessionList', null)).sessions[0]?.id;
    site.pass(3_600_000);
    const confirmation = await browser.confirm(key, 'session.raise');
    const { session } = await browser.ok('sessionRaise', { confirmation });
    assert.equal(Date.parse(session.authTime), site.now);
    assert.ok(session.expires > before.expires);
    assert.notEqual(browser.cookies.get(cookie), thief.cookies.get(cookie));
    assert.equal((await thief.ok('session', null)).session, null);
    assert.deepEqual((await browser.ok('session', null)).session, session);
    assert.deepEqual(
      (await browser.ok('sessionList', null)).sessions.map((it) => it.id),
      [id],
    );
  });

  it('raises what a passkey without user verification opened to what another one proves', async () => {
    await using site = await openSite();
    const [fob, phone] = [createAuthenticator({ userVerification: false }), createAuthenticator()];
    await site.browser().signUp(fob, 'Ada');
    const browser = site.browser();
    await browser.signIn(fob);
    const added = await add(browser, fob, phone);
    const low = (await browser.ok('session', null)).session;
    const confirmation = await browser.confirm(phone, 'session.raise');
    const { session } = await browser.ok('sessionRaise', { confirmation });
    assert.deepEqual([low?.assurance, session.assurance], ['aal1', 'aal2']);
    assert.ok(session.methods.includes('mfa'));
    assert.equal(session.passkey, added.id);
  });

  it('takes no confirmation of something else, of another account, without user verification, or twice', async () => {
    await using site = await openSite();
    const [browser, other] = [site.browser(), site.browser()];
    const [key, grace] = [createAuthenticator(), createAuthenticator()];
    await browser.signUp(key, 'Ada');
    await other.signUp(grace, 'Grace');
    const token = browser.cookies.get(cookie);
    const elsewhere = await browser.confirm(key, 'account.delete');
    await browser.refused('sessionRaise', { confirmation: elsewhere }, 'confirmation_action');
    const theirs = await other.confirm(grace, 'session.raise');
    for (const [name, value] of other.cookies) if (name.includes('-c-')) browser.cookies.set(name, value);
    await browser.refused('sessionRaise', { confirmation: theirs }, 'ceremony_account');
    const { ceremony, options } = await browser.ok('confirmBegin', { action: 'session.raise', parameters: {} });
    const response = key.get({ ...options, userVerification: 'discouraged' }, { origin: browser.origin });
    await browser.refused('sessionRaise', { confirmation: { ceremony, response } }, 'user_not_verified');
    assert.equal(browser.cookies.get(cookie), token);
    const confirmation = await browser.confirm(key, 'session.raise');
    const cookies = [...browser.cookies];
    await browser.ok('sessionRaise', { confirmation });
    for (const [name, value] of cookies) if (name.includes('-c-')) browser.cookies.set(name, value);
    await browser.refused('sessionRaise', { confirmation }, 'challenge_used');
  });

  it('does nothing for a session that ended meanwhile', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({
      path: database.path,
      around: (store) =>
        failing(store, {
          raiseSession: async (unit) => {
            database.run('DELETE FROM sessions');
            return await store.raiseSession(unit);
          },
        }),
    });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const confirmation = await browser.confirm(key, 'session.raise');
    await browser.refused('sessionRaise', { confirmation }, 'session_required');
    assert.equal(database.run('SELECT id FROM sessions').length, 0);
  });
});
