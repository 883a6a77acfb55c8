import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { fernholm, openSite } from '../scene/site.ts';

describe('a sealed ceremony is bound', () => {
  it('to the server that sealed it: every byte counts', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const body = await browser.beginSignIn(key);
    const token = Buffer.from(body.ceremony, 'base64url');
    for (let at = 0; at < token.length; at += at < 40 ? 1 : 17) {
      const edited = Buffer.from(token);
      edited.writeUInt8(edited.readUInt8(at) ^ 1, at);
      const code = at === 0 ? 'ceremony_malformed' : at < 5 ? 'ceremony_key_unknown' : 'ceremony_forged';
      await browser.refused('signInFinish', { ...body, ceremony: edited.toString('base64url') }, code);
    }
    await browser.ok('signInFinish', body);
  });

  it('to its form', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const { ceremony } = await browser.ok('signInBegin', {});
    const last = ceremony.at(-1) === 'A' ? 'B' : 'A';
    const malformed = [
      '',
      'x',
      ceremony.slice(0, -1),
      ceremony.slice(0, -4),
      `${ceremony}AAAA`,
      `${ceremony}=`,
      ` ${ceremony}`,
      `${ceremony.slice(0, 60)}+${ceremony.slice(61)}`,
    ];
    for (const one of malformed)
      await browser.refused('signInFinish', { ceremony: one, response: {} }, 'ceremony_malformed');
    const edited = `${ceremony.slice(0, -1)}${last}`;
    const response = await browser.ask('signInFinish', { ceremony: edited, response: {} });
    assert.equal(response.status, 400);
  });

  it('to a key of the ring', async () => {
    await using site = await openSite();
    await using other = await openSite();
    const { ceremony } = await other.browser().ok('signInBegin', {});
    await site.browser().refused('signInFinish', { ceremony, response: {} }, 'ceremony_key_unknown');
  });

  it('to its relying party', async () => {
    using database = new DatabaseFile();
    const { path } = database;
    const masterKey = new Uint8Array(32).fill(7);
    await using shop = await openSite({ path, masterKey, relyingParty: { ...fernholm, id: 'shop' } });
    await using forum = await openSite({ path, masterKey, relyingParty: { ...fernholm, id: 'forum' } });
    const browser = shop.browser();
    const { ceremony } = await browser.ok('signInBegin', {});
    const visitor = forum.browser();
    for (const [name, value] of browser.cookies) visitor.cookies.set(name, value);
    await visitor.refused('signInFinish', { ceremony, response: {} }, 'ceremony_relying_party');
  });

  it('to its kind', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const signIn = await browser.beginSignIn(key);
    const signUp = await browser.beginSignUp(createAuthenticator(), 'Grace');
    const confirm = await browser.confirm(key, 'passkey.add');
    for (const body of [signUp, confirm]) await browser.refused('signInFinish', body, 'challenge_wrong_ceremony');
    for (const body of [signIn, confirm]) await browser.refused('signUpFinish', body, 'challenge_wrong_ceremony');
    for (const body of [signUp, confirm]) await browser.refused('enrolFinish', body, 'challenge_wrong_ceremony');
    for (const body of [signIn, signUp]) {
      await browser.refused('passkeyAddBegin', { confirmation: body }, 'challenge_wrong_ceremony');
      await browser.refused('passkeyAddFinish', body, 'challenge_wrong_ceremony');
    }
  });

  it('to the origin that began it', async () => {
    const origins = ['https://fernholm.example', 'https://shop.fernholm.example'];
    await using site = await openSite({ relyingParty: { ...fernholm, origins } });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const body = await browser.beginSignIn(key);
    const problem = await browser.refused('signInFinish', body, 'ceremony_origin', { origin: origins[1] ?? '' });
    assert.equal(problem.status, 403);
    // The page is the right one, but the browser ran the ceremony on the other allowed origin.
    const { ceremony, options } = await browser.ok('signInBegin', {});
    const response = key.get(options, { origin: origins[1] ?? '' });
    const mismatch = await browser.refused('signInFinish', { ceremony, response }, 'origin_mismatch');
    assert.equal(mismatch.step, 'A.12');
  });

  it('to the browser that began it, and does not end for a stranger', async () => {
    await using site = await openSite();
    const [ada, thief] = [site.browser(), site.browser()];
    const key = createAuthenticator();
    await ada.signUp(key, 'Ada');
    ada.cookies.clear();
    const body = await ada.beginSignIn(key);
    await thief.refused('signInFinish', body, 'ceremony_cookie');
    const [[name, value] = ['', '']] = ada.cookies;
    await thief.beginSignIn(key);
    const [[ownName, ownValue] = ['', '']] = thief.cookies;
    thief.cookies.set(name, ownValue);
    await thief.refused('signInFinish', body, 'ceremony_cookie');
    thief.cookies.set(ownName, value);
    thief.cookies.delete(name);
    await thief.refused('signInFinish', body, 'ceremony_cookie');
    await ada.ok('signInFinish', body);
  });

  it('to the account that began it: begin as one, finish as another', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const [ada, grace] = [createAuthenticator(), createAuthenticator()];
    await site.browser().signUp(grace, 'Grace');
    await browser.signUp(ada, 'Ada');
    const confirmation = await browser.confirm(ada, 'passkey.add');
    const { ceremony, options } = await browser.ok('passkeyAddBegin', { confirmation });
    const another = await browser.confirm(ada, 'passkey.add');
    await browser.signIn(grace);
    const response = createAuthenticator().create(options, { origin: browser.origin });
    const problem = await browser.refused('passkeyAddFinish', { ceremony, response }, 'ceremony_account');
    assert.equal(problem.status, 403);
    await browser.refused('passkeyAddBegin', { confirmation: another }, 'ceremony_account');
  });

  it('to the policy of its begin', async () => {
    using database = new DatabaseFile();
    const { path } = database;
    const masterKey = new Uint8Array(32).fill(7);
    const key = createAuthenticator();
    await using before = await openSite({ path, masterKey });
    const browser = before.browser();
    await browser.signUp(key, 'Ada');
    const body = await browser.beginSignIn(key);
    await using after = await openSite({ path, masterKey, policy: { userVerification: 'required' } });
    const later = after.browser();
    for (const [name, value] of browser.cookies) later.cookies.set(name, value);
    assert.equal((await later.refused('signInFinish', body, 'policy_changed')).status, 409);
  });

  it('to its time', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const [inTime, late] = [await browser.beginSignIn(key), await browser.beginSignIn(key)];
    site.pass(299_999);
    await browser.ok('signInFinish', inTime);
    site.pass(1);
    await browser.refused('signInFinish', late, 'challenge_expired');
    const ahead = await browser.beginSignIn(key);
    site.pass(-60_001);
    await browser.refused('signInFinish', ahead, 'ceremony_issued_ahead');
    site.pass(1);
    await browser.ok('signInFinish', ahead);
  });

  it('to its options: an answer to another ceremony of the same page is refused', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const [one, two] = [await browser.beginSignIn(key), await browser.beginSignIn(key)];
    const problem = await browser.refused('signInFinish', { ...one, response: two.response }, 'challenge_mismatch');
    assert.equal(problem.step, 'A.11');
    const [first, second] = [
      await browser.beginSignUp(createAuthenticator(), 'Grace'),
      await browser.beginSignUp(createAuthenticator(), 'Edith'),
    ];
    const creation = await browser.refused(
      'signUpFinish',
      { ...first, response: second.response },
      'challenge_mismatch',
    );
    assert.equal(creation.step, 'R.8');
  });
});
