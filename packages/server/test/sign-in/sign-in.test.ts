import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { fernholm, openSite } from '../scene/site.ts';

describe('sign-in', () => {
  it('opens a session for the account that the passkey belongs to', async () => {
    await using site = await openSite();
    const [ada, grace] = [createAuthenticator(), createAuthenticator()];
    await site.browser().signUp(ada, 'Ada');
    await site.browser().signUp(grace, 'Grace');
    const { session } = await site.browser().signIn(ada);
    assert.equal(session.account.username, 'Ada');
    assert.equal(session.assurance, 'aal2');
  });

  it('names no credential in the options: they tell nothing about accounts', async () => {
    await using site = await openSite();
    const { options } = await site.browser().ok('signInBegin', { mediation: 'conditional' });
    assert.deepEqual(options.allowCredentials, []);
    assert.equal(options.userVerification, 'preferred');
  });

  it('gives the lowest assurance without user verification', async () => {
    await using site = await openSite();
    const key = createAuthenticator({ userVerification: false });
    await site.browser().signUp(key, 'Ada');
    const { session } = await site.browser().signIn(key);
    assert.deepEqual([session.methods, session.assurance], [['pop', 'user'], 'aal1']);
  });

  it('says credential_unknown for a passkey that no account has, and only then', async () => {
    await using site = await openSite();
    const stranger = createAuthenticator();
    await (await openSite()).browser().signUp(stranger, 'Ada');
    const browser = site.browser();
    const problem = await browser.refused('signInFinish', await browser.beginSignIn(stranger), 'credential_unknown');
    assert.deepEqual([problem.status, problem.step], [404, 'A.6']);
  });

  it('says challenge_mismatch, not credential_unknown, where the answer belongs to another ceremony', async () => {
    await using site = await openSite();
    await using elsewhere = await openSite();
    const stranger = createAuthenticator();
    await elsewhere.browser().signUp(stranger, 'Ada');
    const browser = site.browser();
    const { response } = await browser.beginSignIn(stranger);
    const { ceremony } = await browser.beginSignIn(stranger);
    await browser.refused('signInFinish', { ceremony, response }, 'challenge_mismatch');
  });

  it('refuses the handle of another account (A.6)', async () => {
    await using site = await openSite();
    const [ada, grace] = [createAuthenticator(), createAuthenticator()];
    await site.browser().signUp(ada, 'Ada');
    await site.browser().signUp(grace, 'Grace');
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signInBegin', {});
    const origin = browser.origin;
    const response = ada.get(options, { origin });
    const { userHandle } = grace.get(options, { origin }).response;
    assert.ok(userHandle);
    const mixed = { ...response, response: { ...response.response, userHandle } };
    await browser.refused('signInFinish', { ceremony, response: mixed }, 'user_handle_mismatch');
  });

  it('refuses a missing handle (A.6)', async () => {
    await using site = await openSite();
    const ada = createAuthenticator();
    await site.browser().signUp(ada, 'Ada');
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signInBegin', {});
    const made = ada.get(options, { origin: browser.origin });
    const { userHandle: _userHandle, ...rest } = made.response;
    await browser.refused('signInFinish', { ceremony, response: { ...made, response: rest } }, 'user_handle_missing');
  });

  it('tells of a suspended account only after a valid signature, and never by 404', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const ada = createAuthenticator();
    const signedIn = site.browser();
    await signedIn.signUp(ada, 'Ada');
    database.run("UPDATE accounts SET status = 'suspended'");
    assert.deepEqual(await signedIn.ok('session', null), { session: null });
    const browser = site.browser();
    const valid = await browser.beginSignIn(ada);
    assert.equal((await browser.refused('signInFinish', valid, 'account_suspended')).status, 403);
    const { ceremony, options } = await browser.ok('signInBegin', {});
    const made = ada.get(options, { origin: browser.origin });
    const other = ada.get({ ...options, challenge: `A${options.challenge.slice(1)}` }, { origin: browser.origin });
    const forged = { ...made, response: { ...made.response, signature: other.response.signature } };
    await browser.refused('signInFinish', { ceremony, response: forged }, 'bad_signature');
  });

  const ended = [
    ['revoked', 'passkey_revoked'],
    ['suspected_clone', 'passkey_suspected'],
  ] as const;
  for (const [status, code] of ended) {
    it(`takes no ${status} passkey, and tells of it only after a valid signature`, async () => {
      using database = new DatabaseFile();
      await using site = await openSite({ path: database.path });
      const ada = createAuthenticator();
      await site.browser().signUp(ada, 'Ada');
      database.run('UPDATE passkeys SET status = ?', status);
      const browser = site.browser();
      const body = await browser.beginSignIn(ada);
      assert.equal((await browser.refused('signInFinish', body, code)).status, 403);
      const { ceremony, options } = await browser.ok('signInBegin', {});
      const made = ada.get(options, { origin: browser.origin });
      const other = await browser.beginSignIn(ada);
      const { signature } = (other.response as typeof made).response;
      const forged = { ...made, response: { ...made.response, signature } };
      await browser.refused('signInFinish', { ceremony, response: forged }, 'bad_signature');
    });
  }

  it('knows no passkey of a deleted account, so that the client is told to forget it', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const ada = createAuthenticator();
    await site.browser().signUp(ada, 'Ada');
    database.run("UPDATE accounts SET status = 'deleted'");
    const browser = site.browser();
    await browser.refused('signInFinish', await browser.beginSignIn(ada), 'credential_unknown');
  });

  it('ends where its passkey is revoked', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    database.run("UPDATE passkeys SET status = 'revoked'");
    assert.deepEqual(await browser.ok('session', null), { session: null });
    await browser.refused('passkeyList', null, 'session_required');
  });

  it('opens no session for the account of another relying party on the same RP ID', async () => {
    using database = new DatabaseFile();
    const { path } = database;
    const masterKey = new Uint8Array(32).fill(7);
    const ada = createAuthenticator();
    await using shop = await openSite({ path, masterKey, relyingParty: { ...fernholm, id: 'shop' } });
    await using forum = await openSite({ path, masterKey, relyingParty: { ...fernholm, id: 'forum' } });
    await shop.browser().signUp(ada, 'Ada');
    const browser = forum.browser();
    const body = await browser.beginSignIn(ada);
    assert.equal((await browser.refused('signInFinish', body, 'credential_not_owned')).status, 400);
    assert.equal(browser.cookies.size, 0);
  });

  it('finds a passkey that was made for a former RP ID', async () => {
    using database = new DatabaseFile();
    const { path } = database;
    const ada = createAuthenticator();
    const masterKey = new Uint8Array(32).fill(7);
    {
      await using before = await openSite({ path, masterKey });
      await before.browser().signUp(ada, 'Ada');
    }
    const moved = { rpId: 'fernholm.test', name: 'Fernholm', origins: ['https://fernholm.test'] };
    await using site = await openSite({
      path,
      masterKey,
      relyingParty: { ...moved, formerRpIds: ['fernholm.example'] },
    });
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signInBegin', {});
    const response = ada.get({ ...options, rpId: 'fernholm.example' }, { origin: browser.origin });
    const { session } = await browser.ok('signInFinish', { ceremony, response });
    assert.equal(session.account.username, 'Ada');
  });
});

describe('the signature counter (A.22)', () => {
  const rising = { counter: 'rising', backupEligible: false } as const;

  it('refuses a counter that did not rise, after the signature', async () => {
    await using site = await openSite();
    const original = createAuthenticator(rising);
    await site.browser().signUp(original, 'Ada');
    const copy = original.clone();
    site.pass(1000);
    await site.browser().signIn(original);
    site.pass(1000);
    const browser = site.browser();
    const problem = await browser.refused('signInFinish', await browser.beginSignIn(copy), 'sign_count_not_increased');
    assert.deepEqual([problem.status, problem.step], [403, 'A.22']);
  });

  it('lets two ceremonies finish in the other order', async () => {
    await using site = await openSite();
    const key = createAuthenticator(rising);
    await site.browser().signUp(key, 'Ada');
    site.pass(1000);
    const [first, second] = [site.browser(), site.browser()];
    const early = await first.beginSignIn(key);
    const later = await second.beginSignIn(key);
    site.pass(1000);
    await second.ok('signInFinish', later);
    await first.ok('signInFinish', early);
    site.pass(1000);
    await site.browser().signIn(key);
  });

  it('does not refuse a synced passkey for its counter', async () => {
    await using site = await openSite();
    const original = createAuthenticator({ counter: 'rising' });
    await site.browser().signUp(original, 'Ada');
    const copy = original.clone();
    site.pass(1000);
    await site.browser().signIn(original);
    site.pass(1000);
    await site.browser().signIn(copy);
  });
});
