import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Store } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { add } from '../scene/adding.ts';
import type { Browser } from '../scene/browser.ts';
import { aPerson, recover } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

const mark = '__Host-signet-d';

async function newDevices(browser: Browser): Promise<readonly unknown[]> {
  const { notices } = await browser.ok('noticeList', {});
  return notices.filter((it) => it.kind === 'sign-in.new-device').map((it) => it.data);
}

/** Names of the calls that reach the store. */
function watched(calls: string[]): (store: Store) => Store {
  return (store) =>
    new Proxy(store, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]): unknown => {
          calls.push(String(name));
          return Reflect.apply(member, target, given);
        };
      },
    });
}

describe('a sign-in in a browser that the account was not used in before', () => {
  it('is told, with the device; signing up and signing in again there are not', async () => {
    await using site = await openSite();
    const [home, cafe] = [site.browser(), site.browser()];
    const key = createAuthenticator();
    await home.signUp(key, 'Ada');
    await home.ok('signOut', {});
    await home.signIn(key);
    assert.deepEqual(await newDevices(home), []);
    await cafe.signIn(key);
    await cafe.ok('signOut', {});
    await cafe.signIn(key);
    const [passkey] = (await home.ok('passkeyList', null)).passkeys;
    const told = { passkey: passkey?.label, passkeyId: passkey?.id, device: 'Firefox on Linux' };
    assert.deepEqual(await newDevices(home), [told]);
  });

  it('is not told where the passkey was made there: by a ticket of the application, or by a recovery', async () => {
    await using site = await openSite();
    const ada = { externalId: 'user-17', username: 'Ada' };
    for (let i = 0; i < 2; i++) {
      const [browser, key] = [site.browser(), createAuthenticator()];
      const ticket = await site.signet.enrolmentTicket(ada);
      const { ceremony, options } = await browser.ok('enrolBegin', { ticket });
      await browser.ok('enrolFinish', { ceremony, response: key.create(options, { origin: browser.origin }) });
      await browser.signIn(key);
      assert.deepEqual(await newDevices(browser), []);
    }
    const { browser, key } = await recover(site, (await aPerson(site, 'Grace')).code);
    await browser.ok('signOut', {});
    await browser.signIn(key);
    assert.deepEqual(await newDevices(browser), []);
  });

  it('is told to nobody else', async () => {
    await using site = await openSite();
    const [ada, grace] = [site.browser(), site.browser()];
    const key = createAuthenticator();
    await ada.signUp(key, 'Ada');
    await grace.signUp(createAuthenticator(), 'Grace');
    await site.browser().signIn(key);
    assert.deepEqual([(await newDevices(ada)).length, (await newDevices(grace)).length], [1, 0]);
  });

  it('is not silenced by the mark of another account, by one that was made up, or by one of another server', async () => {
    await using site = await openSite();
    await using elsewhere = await openSite();
    const [home, stranger, foreign] = [site.browser(), site.browser(), elsewhere.browser()];
    const key = createAuthenticator();
    await home.signUp(key, 'Ada');
    await stranger.signUp(createAuthenticator(), 'Mallory');
    await foreign.signUp(createAuthenticator(), 'Ada');
    const marks = [
      stranger.cookies.get(mark) ?? '',
      foreign.cookies.get(mark) ?? '',
      'A'.repeat(22),
      '.....',
      // As many as somebody may try: only the first five are looked at.
      `${Array.from({ length: 5 }, () => 'A'.repeat(22)).join('.')}.${home.cookies.get(mark) ?? ''}`,
    ];
    for (const value of marks) {
      const browser = site.browser();
      browser.cookies.set(mark, value);
      await browser.signIn(key);
    }
    assert.equal((await newDevices(home)).length, marks.length);
  });

  it('is not told where the sign-in was refused', async () => {
    await using site = await openSite();
    const home = site.browser();
    const key = createAuthenticator();
    await home.signUp(key, 'Ada');
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signInBegin', {});
    const response = key.get({ ...options, challenge: 'A'.repeat(43) }, { origin: browser.origin });
    await browser.refused('signInFinish', { ceremony, response }, 'challenge_mismatch');
    assert.deepEqual(await newDevices(home), []);
    assert.equal(browser.cookies.has(mark), false);
  });
});

describe('the mark of a device', () => {
  it('is kept for five accounts, the latest; it outlives sessions and tells nobody who they are', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const keys = Array.from({ length: 6 }, () => createAuthenticator());
    const ids: string[] = [];
    for (const [i, key] of keys.entries()) ids.push((await browser.signUp(key, `P${i}`)).session.account.id);
    const value = browser.cookies.get(mark) ?? '';
    assert.match(value, /^[A-Za-z0-9_-]{22}(\.[A-Za-z0-9_-]{22}){4}$/u);
    for (const id of ids) assert.ok(!value.includes(id));
    const [oldest, ...latest] = keys;
    assert.ok(oldest);
    for (const key of latest) {
      await browser.signIn(key);
      assert.deepEqual(await newDevices(browser), []);
    }
    await browser.signIn(oldest);
    assert.equal((await newDevices(browser)).length, 1);
  });

  it('is kept once an account, and nothing else is kept beside it', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const [ada, grace] = [createAuthenticator(), createAuthenticator()];
    await browser.signUp(ada, 'Ada');
    await browser.signUp(grace, 'Grace');
    for (let i = 0; i < 5; i++) await browser.signIn(grace);
    await browser.signIn(ada);
    assert.deepEqual(await newDevices(browser), []);
    browser.cookies.set(mark, `planted.${browser.cookies.get(mark)}.${'é'.repeat(22)}`);
    await browser.signIn(ada);
    assert.match(browser.cookies.get(mark) ?? '', /^[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{22}$/u);
  });

  it('is a cookie for this host alone that scripts do not see', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const response = await browser.ask('signUpFinish', await browser.beginSignUp(createAuthenticator(), 'Ada'));
    const line = response.headers.getSetCookie().find((it) => it.startsWith(`${mark}=`)) ?? '';
    for (const part of ['Path=/', 'HttpOnly', 'SameSite=Lax', 'Secure', 'Max-Age=34560000']) {
      assert.ok(line.split('; ').includes(part), line);
    }
  });

  it('costs a known device no call of the store, and signs nobody in', async () => {
    const calls: string[] = [];
    await using site = await openSite({ around: watched(calls) });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    await browser.ok('signOut', {});
    const body = await browser.beginSignIn(key);
    calls.length = 0;
    await browser.ok('signInFinish', body);
    assert.deepEqual(calls, ['spendCeremony', 'findCredential', 'recordSignIn']);
    const marked = site.browser();
    marked.cookies.set(mark, browser.cookies.get(mark) ?? '');
    assert.equal((await marked.ok('session', null)).session, null);
  });
});

describe('a passkey that was added', () => {
  it('is told, with its name and the device', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const added = await add(browser, key, createAuthenticator());
    const { notices } = await browser.ok('noticeList', {});
    assert.deepEqual(
      notices.map((it) => [it.kind, it.data]),
      [['passkey.added', { passkey: added.label, passkeyId: added.id, device: 'Firefox on Linux' }]],
    );
  });
});
