import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { problemIn } from '../scene/browser.ts';
import { fernholm, openSite } from '../scene/site.ts';

const json = { 'content-type': 'application/json' };

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

describe('methods and addresses', () => {
  it('have their problems', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await problemIn(await browser.send('/v1/nothing'), 'not_found');
    await problemIn(await browser.send('/v1/site/'), 'not_found');
    await problemIn(await browser.send('/v1/nothing', { method: 'OPTIONS' }), 'not_found');
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'get-me']) {
      const response = await browser.send('/v1/sign-in/begin', { method });
      assert.equal(response.headers.get('allow'), 'POST, OPTIONS');
      await problemIn(response, 'method_not_allowed');
    }
    const head = await browser.send('/v1/site', { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
    const noHead = await browser.send('/v1/sign-in/begin', { method: 'HEAD' });
    assert.deepEqual([noHead.status, await noHead.text()], [405, '']);
  });

  it('never fail on malformed ones', async () => {
    await using site = await openSite();
    const paths = [
      '/v1/%',
      '/v1/%zz',
      '/v1/%00',
      '/v1/site%',
      '/v1/%c0%af',
      '//v1/site',
      '/v1/../v1/nothing',
      '/v1/site?%',
      `/${'a'.repeat(9000)}`,
    ];
    for (const path of paths) {
      const { status } = await site.browser().send(path);
      assert.ok(status === 404 || status === 200, `${path} ${status}`);
    }
  });

  it('lie below the base path alone', async () => {
    await using site = await openSite({ basePath: '/auth' });
    const response = await site.browser({ basePath: '/auth' }).ask('site', null);
    assert.deepEqual(await response.json(), { name: 'Fernholm', rpId: 'fernholm.example' });
    await site.browser().refused('site', null, 'not_found');
    await problemIn(await site.browser().send('/auth/v1/sign-out'), 'method_not_allowed');
  });
});

describe('a body', () => {
  it('is JSON by its content type: what a form can send is refused', async () => {
    await using site = await openSite();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'text/json',
      'application/json; charset=latin1',
      'multipart/form-data',
      null,
    ]) {
      const sent = { method: 'POST', body: '{}', headers: { 'content-type': type } };
      await problemIn(await site.browser().send('/v1/sign-in/begin', sent), 'unsupported_media_type');
    }
    const sent = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json; charset=utf-8' } };
    assert.equal((await site.browser().send('/v1/sign-in/begin', sent)).status, 200);
  });

  it('is strict JSON with exactly the members of its route', async () => {
    await using site = await openSite();
    const bodies: BodyInit[] = [
      '',
      ' ',
      '{',
      '{}}',
      'null',
      '[]',
      '"x"',
      '1',
      'NaN',
      "{'a':1}",
      '{"mediation":"optional","mediation":"conditional"}',
      '{"mediation":null}',
      '{"mediation":"required"}',
      '{"other":1}',
      new Uint8Array([0x7b, 0xff, 0x7d]),
      '\ufeff\ufeff{}',
      '{"mediation":"\\ud800"}',
      `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    ];
    for (const body of bodies) {
      await problemIn(
        await site.browser().send('/v1/sign-in/begin', { method: 'POST', body, headers: json }),
        'bad_body',
      );
    }
  });

  it('is UTF-8', async () => {
    await using site = await openSite();
    const body = Buffer.concat([Buffer.from('{"username":"a'), Buffer.of(0xff), Buffer.from('"}')]);
    const response = await site.browser().send('/v1/sign-up/begin', { method: 'POST', body, headers: json });
    await problemIn(response, 'bad_body');
  });

  it('reaches no prototype', async () => {
    await using site = await openSite();
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      const body = `{"${name}":{"polluted":true}}`;
      const response = await site.browser().send('/v1/sign-in/begin', { method: 'POST', body, headers: json });
      assert.ok(response.status === 400 || response.status === 200, name);
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    }
  });

  it('of 10 MB is refused before it is read, whatever it says about its length', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const announced = {
      method: 'POST',
      body: 'x'.repeat(10_000_000),
      headers: { ...json, 'content-length': '10000000' },
    };
    await problemIn(await browser.send('/v1/sign-in/begin', announced), 'body_too_large');
    let pulled = 0;
    const refused = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    await problemIn(await browser.send('/v1/sign-in/begin', { ...announced, body: refused }), 'body_too_large');
    assert.ok(pulled < 4, `${pulled} kB were read`);
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        if (sent > 10_000_000) controller.close();
        else controller.enqueue(new Uint8Array(1024).fill(0x20));
      },
    });
    const problem = await problemIn(
      await browser.send('/v1/sign-in/begin', { method: 'POST', body: endless, headers: json }),
      'body_too_large',
    );
    assert.equal(problem.status, 413);
    assert.ok(sent < 200_000, `${sent} bytes were read`);
  });

  it('that breaks off is no failure of the server', async () => {
    await using site = await openSite();
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('gone')) });
    await problemIn(
      await site.browser().send('/v1/sign-in/begin', { method: 'POST', body: broken, headers: json }),
      'bad_body',
    );
  });
});

describe('limits', () => {
  it('are per address, and say when to come back', async () => {
    const ceremonies = { points: 3, seconds: 60 };
    await using site = await openSite({ limits: { ceremonies } });
    const browser = site.browser();
    for (let i = 0; i < 3; i++) await browser.ok('signInBegin', {});
    const response = await browser.ask('signInBegin', {});
    const problem = await problemIn(response, 'rate_limited');
    assert.equal(response.headers.get('retry-after'), String(problem.retryAfter));
    assert.ok(problem.retryAfter && problem.retryAfter <= 60);
    await site.browser({ address: '192.0.2.2' }).ok('signInBegin', {});
    site.pass(60_000);
    await browser.ok('signInBegin', {});
  });

  it('count IPv6 by /64', async () => {
    await using site = await openSite({ limits: { signUps: { points: 1, seconds: 60 } } });
    await site.browser({ address: '2001:db8::1' }).ok('signUpBegin', { username: 'Ada' });
    await site.browser({ address: '2001:db8::ffff:2' }).refused('signUpBegin', { username: 'Ada' }, 'rate_limited');
    await site.browser({ address: '2001:db8:0:1::1' }).ok('signUpBegin', { username: 'Ada' });
  });

  it('believe X-Forwarded-For from a trusted proxy alone', async () => {
    const limits = { ceremonies: { points: 1, seconds: 60 } };
    await using site = await openSite({ limits, trustedProxies: ['10.0.0.0/8'] });
    const through = (address: string, forwarded: string) =>
      site.browser({ address }).ask('signInBegin', {}, { 'x-forwarded-for': forwarded });
    assert.equal((await through('10.0.0.1', '198.51.100.1')).status, 200);
    assert.equal((await through('10.0.0.1', '198.51.100.2')).status, 200);
    assert.equal((await through('10.0.0.1', '198.51.100.1')).status, 429);
    assert.equal((await through('203.0.113.1', '198.51.100.7')).status, 200);
    assert.equal((await through('203.0.113.1', '198.51.100.8')).status, 429);
  });
});
