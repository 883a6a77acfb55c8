import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';

describe('a challenge is used once', () => {
  it('after success', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const body = await browser.beginSignIn(key);
    const cookies = new Map(browser.cookies);
    await browser.ok('signInFinish', body);
    await browser.refused('signInFinish', body, 'ceremony_cookie');
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    assert.equal((await browser.refused('signInFinish', body, 'challenge_used')).status, 409);
  });

  it('after a failure, of whatever kind', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const failures: readonly [string, (response: object) => unknown][] = [
      ['bad_shape', () => 'not even an object'],
      ['bad_shape', () => null],
      ['wrong_type', (it) => ({ ...it, response: { ...member(it), clientDataJSON: clientData('webauthn.create') } })],
      ['bad_signature', (it) => ({ ...it, response: { ...member(it), signature: 'MAYCAQECAQE' } })],
    ];
    for (const [code, spoil] of failures) {
      const body = await browser.beginSignIn(key);
      const cookies = new Map(browser.cookies);
      await browser.refused('signInFinish', { ...body, response: spoil(Object(body.response)) }, code);
      for (const [name, value] of cookies) browser.cookies.set(name, value);
      await browser.refused('signInFinish', body, 'challenge_used');
    }
  });

  it('among twenty that arrive at once', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const body = await browser.beginSignIn(key);
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.ask('signInFinish', body)));
    assert.deepEqual(
      answers.map((it) => it.status).toSorted((a, b) => a - b),
      [200, ...Array<number>(19).fill(409)],
    );
  });

  it('across a restart and a second node', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: new Uint8Array(32).fill(7) };
    const key = createAuthenticator();
    await using one = await openSite(settings);
    await using two = await openSite(settings);
    const browser = one.browser();
    await browser.signUp(key, 'Ada');
    const body = await browser.beginSignIn(key);
    const elsewhere = two.browser();
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    await browser.ok('signInFinish', body);
    await elsewhere.refused('signInFinish', body, 'challenge_used');
  });

  it('also where the sweeper has forgotten it and the clock has gone back', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const body = await browser.beginSignIn(key);
    const cookies = new Map(browser.cookies);
    await browser.ok('signInFinish', body);
    assert.equal(await site.store.sweepCeremonies(site.now + 300_000, 500), 2);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    await browser.refused('signInFinish', body, 'challenge_expired');
  });
});

describe('ten thousand begins', () => {
  it('write nothing to the database', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    await site.browser().signUp(createAuthenticator(), 'Ada');
    const before = database.fingerprint();
    for (let i = 0; i < 10_000; i++) {
      const response = await site.browser().ask('signInBegin', { mediation: 'conditional' });
      assert.equal(response.status, 200);
    }
    assert.deepEqual(database.fingerprint(), before);
  });
});

describe('the ceremony cookies of a browser', () => {
  it('are eight at most: the oldest goes first', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const first = await browser.beginSignIn(key);
    site.pass(1);
    const second = await browser.beginSignIn(key);
    for (let i = 0; i < 7; i++) {
      site.pass(1);
      await browser.beginSignIn(key);
    }
    const ceremonies = [...browser.cookies.keys()].filter((it) => it.startsWith('__Host-signet-c-'));
    assert.equal(ceremonies.length, 8);
    await browser.refused('signInFinish', first, 'ceremony_cookie');
    await browser.ok('signInFinish', second);
  });
});

function member(response: object): Record<string, unknown> {
  return { ...Object((response as { response: unknown }).response) } as Record<string, unknown>;
}

function clientData(type: string): string {
  const challenge = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
  return Buffer.from(JSON.stringify({ type, challenge, origin: 'https://fernholm.example' })).toString('base64url');
}
