import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemIn } from '../scene/browser.ts';
import { openSite } from '../scene/site.ts';

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
    const { name, rpId } = (await response.json()) as Record<string, unknown>;
    assert.deepEqual([name, rpId], ['Fernholm', 'fernholm.example']);
    const outside = site.browser().request('/v1/site');
    await problemIn(await site.signet.handle(outside, { clientAddress: '192.0.2.1' }), 'not_found');
    await problemIn(await site.browser().send('/auth/v1/sign-out'), 'method_not_allowed');
  });
});
