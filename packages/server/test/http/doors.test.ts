import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { fernholm, openSite } from '../scene/site.ts';

describe('the Origin guard', () => {
  it('refuses a POST without Origin, on every route that changes something', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const finish = { ceremony: 'x', response: {} };
    const without = { origin: null };
    const id = '01890000-0000-7000-8000-000000000000';
    await browser.refused('signUpBegin', { username: 'Grace' }, 'origin_missing', without);
    await browser.refused('signUpFinish', finish, 'origin_missing', without);
    await browser.refused('signInBegin', {}, 'origin_missing', without);
    await browser.refused('signInFinish', finish, 'origin_missing', without);
    await browser.refused('signOut', {}, 'origin_missing', without);
    await browser.refused('confirmBegin', { action: 'x', parameters: {} }, 'origin_missing', without);
    await browser.refused('passkeyAddBegin', { confirmation: finish }, 'origin_missing', without);
    await browser.refused('passkeyAddFinish', finish, 'origin_missing', without);
    await browser.refused('passkeyRename', { passkey: id, label: 'x' }, 'origin_missing', without);
    await browser.refused('passkeyDelete', { passkey: id, confirmation: finish }, 'origin_missing', without);
    await browser.refused('accountRename', {}, 'origin_missing', without);
    await browser.refused('enrolBegin', { ticket: 'x' }, 'origin_missing', without);
    await browser.refused('enrolFinish', finish, 'origin_missing', without);
    assert.notEqual((await browser.ok('session', null)).session, null);
  });

  it('refuses every origin that is not configured exactly, same-site ones included', async () => {
    await using site = await openSite();
    const foreign = [
      'null',
      'https://evil.example',
      'http://fernholm.example',
      'https://fernholm.example:8443',
      'https://fernholm.example/',
      'https://shop.fernholm.example',
      'https://evilfernholm.example',
      'https://fernholm.example.evil.example',
      'https://FERNHOLM.example',
      'https://user@fernholm.example',
      'https://fernholm.example, https://evil.example',
    ];
    for (const origin of foreign) {
      const problem = await site.browser().refused('signOut', {}, 'origin_foreign', { origin });
      assert.equal(problem.status, 403);
      await site.browser().refused('session', null, 'origin_foreign', { origin });
    }
  });

  it('lets no other port of localhost post', async () => {
    const relyingParty = { rpId: 'localhost', name: 'Local', origins: ['http://localhost:3000'] };
    await using site = await openSite({ relyingParty });
    await site.browser().refused('signInBegin', {}, 'origin_foreign', { origin: 'http://localhost:4000' });
    await site.browser().ok('signInBegin', {});
  });
});

describe('the Host guard', () => {
  it('refuses a host that is not configured', async () => {
    await using site = await openSite();
    for (const host of [
      'evil.example',
      'shop.fernholm.example',
      'fernholm.example:8443',
      'fernholm.example.',
      '192.0.2.7',
      'fernholm.example, evil.example',
      '',
    ]) {
      const problem = await site.browser().refused('session', null, 'host_unknown', { host });
      assert.equal(problem.status, 421);
    }
  });

  it('moves a page from a loopback address to localhost', async () => {
    const relyingParty = { rpId: 'localhost', name: 'Local', origins: ['http://localhost:3000'] };
    await using site = await openSite({ relyingParty });
    const browser = site.browser();
    for (const host of ['127.0.0.1:3000', '[::1]:3000']) {
      const response = await browser.send('/v1/site?a=%2F', { headers: { host } });
      assert.equal(response.status, 307);
      assert.equal(response.headers.get('location'), 'http://localhost:3000/v1/site?a=%2F');
      const page = site.signet.guardPage(browser.request('/sign-in', { headers: { host } }));
      assert.equal(page?.headers.get('location'), 'http://localhost:3000/sign-in');
    }
    await browser.refused('signInBegin', {}, 'host_unknown', { host: '127.0.0.1:3000' });
    await browser.refused('session', null, 'host_unknown', { host: '127.0.0.1:4000' });
    assert.equal(site.signet.guardPage(browser.request('/sign-in')), null);
    assert.equal(
      site.signet.guardPage(browser.request('/sign-in', { headers: { host: 'evil.example' } }))?.status,
      421,
    );
  });
});

describe('CORS', () => {
  const origins = ['https://fernholm.example', 'https://shop.fernholm.example'];

  it('answers a page on another configured origin, preflight too', async () => {
    await using site = await openSite({ relyingParty: { ...fernholm, origins } });
    const shop = site.browser({ origin: 'https://shop.fernholm.example', server: 'https://fernholm.example' });
    const preflight = await shop.send('/v1/sign-in/begin', {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-methods'), 'POST');
    assert.equal(preflight.headers.get('access-control-allow-headers'), 'Content-Type');
    const response = await shop.ask('signInBegin', {});
    for (const answer of [preflight, response]) {
      assert.equal(answer.headers.get('access-control-allow-origin'), 'https://shop.fernholm.example');
      assert.equal(answer.headers.get('access-control-allow-credentials'), 'true');
      assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(answer.headers.get('vary'), 'Origin');
    }
    const refused = await shop.ask('passkeyList', null, { origin: 'https://shop.fernholm.example' });
    assert.equal(refused.status, 401);
    assert.equal(refused.headers.get('access-control-allow-origin'), 'https://shop.fernholm.example');
  });

  it('tells nobody else anything', async () => {
    await using site = await openSite({ relyingParty: { ...fernholm, origins } });
    for (const headers of [{ origin: 'https://evil.example' }, { origin: null }]) {
      for (const method of ['GET', 'OPTIONS']) {
        const response = await site.browser().send('/v1/session', { method, headers });
        const names = [...response.headers.keys()].filter((it) => it.startsWith('access-control-allow-origin'));
        assert.deepEqual(names, []);
        assert.equal(response.headers.get('cross-origin-resource-policy'), 'same-origin');
      }
    }
  });
});

describe('every answer', () => {
  it('is kept by nobody, sniffed by nobody, framed nowhere, and has a request id of its own', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const answers = [
      await browser.ask('site', null),
      await browser.ask('passkeyList', null),
      await browser.send('/nothing'),
      await browser.send('/v1/site', { headers: { host: 'evil.example' } }),
      await browser.send('/v1/sign-in/begin', { method: 'POST', body: '{' }),
    ];
    for (const { headers } of answers) {
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/u);
    }
    assert.equal(new Set(answers.map((it) => it.headers.get('x-request-id'))).size, answers.length);
  });
});
