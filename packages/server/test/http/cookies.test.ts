import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { fernholm, openSite } from '../scene/site.ts';

const local = { rpId: 'localhost', name: 'Local', origins: ['http://localhost:3000'] };

describe('cookies', () => {
  it('are bound to the host on https', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    const begun = await browser.ask('signUpBegin', { username: 'Ada' });
    const [ceremony = ''] = begun.headers.getSetCookie();
    assert.match(
      ceremony,
      /^__Host-signet-c-[\w-]{8}=[0-9a-z]+\.[\w-]{22}; Path=\/; Max-Age=300; HttpOnly; SameSite=Lax; Secure$/u,
    );
    const finished = await browser.ask('signUpFinish', await browser.beginSignUp(key, 'Ada'));
    const session = finished.headers.getSetCookie().find((it) => it.startsWith('__Host-signet='));
    assert.match(session ?? '', /^__Host-signet=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/u);
    assert.ok(finished.headers.getSetCookie().some((it) => /^__Host-signet-c-[\w-]{8}=; .*Max-Age=0/u.test(it)));
  });

  it('on localhost carry the port, and another port’s are not read', async () => {
    await using site = await openSite({ relyingParty: local });
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const [name, token = ''] = [...browser.cookies].find(([it]) => !it.includes('-c-')) ?? [];
    assert.equal(name, 'signet-3000');
    const visitor = site.browser();
    visitor.cookies.set('signet-4000', token);
    visitor.cookies.set('__Host-signet', token);
    visitor.cookies.set('signet', token);
    assert.deepEqual(await visitor.ok('session', null), { session: null });
    visitor.cookies.set('signet-3000', token);
    assert.notEqual((await visitor.ok('session', null)).session, null);
  });

  it('that come twice count as absent', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const token = browser.cookies.get('__Host-signet');
    for (const cookie of [
      `__Host-signet=${token}; __Host-signet=other`,
      `__Host-signet=${token};__Host-signet=${token}`,
    ]) {
      const response = await browser.ask('session', null, { cookie });
      assert.deepEqual(await response.json(), { session: null });
    }
  });

  it('have exactly their name: only space and tab do not count', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const pair = `__Host-signet=${browser.cookies.get('__Host-signet')}`;
    for (const space of ['\u00a0', '\u000b', '\u000c']) {
      for (const cookie of [
        `${space}${pair}`,
        `a=b; ${space}${pair}`,
        pair.replace('=', `${space}=`),
        `${pair}${space}`,
      ]) {
        const response = await browser.ask('session', null, { cookie });
        assert.deepEqual(await response.json(), { session: null }, JSON.stringify(cookie));
      }
    }
    const spaced = await browser.ask('session', null, { cookie: `a=b;\t ${pair.replace('=', ' \t= ')} ; c=d` });
    assert.notDeepEqual(await spaced.json(), { session: null });
  });

  it('that are malformed are no failure', async () => {
    await using site = await openSite();
    for (const cookie of [
      '',
      ';',
      '=',
      '__Host-signet',
      '__Host-signet=',
      '__Host-signet=%',
      `__Host-signet=${'a'.repeat(5000)}`,
      '__Host-signet="x"',
      '__Host-signet-c-=',
      '__Host-signet-c-aaaaaaaa=!',
    ]) {
      const response = await site.browser().ask('session', null, { cookie });
      assert.deepEqual(await response.json(), { session: null });
      assert.equal((await site.browser().ask('signInBegin', {}, { cookie })).status, 200);
    }
  });
});

describe('a session', () => {
  it('that somebody planted is replaced, and ends (fixation)', async () => {
    await using site = await openSite();
    const [ada, mallory] = [createAuthenticator(), createAuthenticator()];
    const [victim, attacker] = [site.browser(), site.browser()];
    await site.browser().signUp(ada, 'Ada');
    await attacker.signUp(mallory, 'Mallory');
    const planted = attacker.cookies.get('__Host-signet') ?? '';
    victim.cookies.set('__Host-signet', planted);
    await victim.signIn(ada);
    assert.notEqual(victim.cookies.get('__Host-signet'), planted);
    assert.deepEqual(await attacker.ok('session', null), { session: null });
    assert.equal((await victim.ok('session', null)).session?.account.username, 'Ada');
    const invented = Buffer.alloc(32, 1).toString('base64url');
    victim.cookies.set('__Host-signet', invented);
    await victim.signIn(ada);
    assert.notEqual(victim.cookies.get('__Host-signet'), invented);
    await attacker.signIn(mallory);
    const again = attacker.cookies.get('__Host-signet') ?? '';
    const newcomer = site.browser();
    newcomer.cookies.set('__Host-signet', again);
    await newcomer.signUp(createAuthenticator(), 'Grace');
    assert.notEqual(newcomer.cookies.get('__Host-signet'), again);
    assert.deepEqual(await attacker.ok('session', null), { session: null });
  });

  it('is of one relying party, also where two share the RP ID and the store', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: new Uint8Array(32).fill(7) };
    await using shop = await openSite({ ...settings, relyingParty: { ...fernholm, id: 'shop' } });
    await using forum = await openSite({ ...settings, relyingParty: { ...fernholm, id: 'forum' } });
    const browser = shop.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const visitor = forum.browser();
    visitor.cookies.set('__Host-signet', browser.cookies.get('__Host-signet') ?? '');
    assert.deepEqual(await visitor.ok('session', null), { session: null });
    assert.equal(await forum.signet.session(visitor.request('/')), null);
    assert.equal((await shop.signet.session(visitor.request('/')))?.account.username, 'Ada');
    assert.equal(await shop.signet.session(visitor.request('/', { headers: { host: 'evil.example' } })), null);
  });

  it('ends at sign-out, for whoever holds the token', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const kept = new Map(browser.cookies);
    assert.deepEqual(await browser.ok('signOut', {}), {});
    assert.equal(browser.cookies.has('__Host-signet'), false);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    assert.deepEqual(await browser.ok('session', null), { session: null });
    await browser.refused('passkeyList', null, 'session_required');
    assert.deepEqual(await browser.ok('signOut', {}), {});
  });

  it('ends after its idle time, and after its absolute time however busy', async () => {
    await using site = await openSite({ policy: { sessionIdle: 3600, sessionAbsolute: 7200 } });
    const [idle, busy] = [site.browser(), site.browser()];
    await idle.signUp(createAuthenticator(), 'Ada');
    await busy.signUp(createAuthenticator(), 'Grace');
    const minute = 60_000;
    for (let minutes = 0; minutes < 110; minutes += 10) {
      site.pass(10 * minute);
      assert.notEqual((await busy.ok('session', null)).session, null);
    }
    assert.equal((await idle.ok('session', null)).session, null);
    site.pass(10 * minute);
    assert.equal((await busy.ok('session', null)).session, null);
  });
});
