import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSignet } from '@signet/browser';
import { refused } from '../errors/refused.ts';
import { settled } from '../page/fake-page.ts';
import { lost, session } from '../page/scripted-server.ts';
import { withPage } from '../page/with-page.ts';

describe('requests', () => {
  for (const [baseUrl, address] of [
    [undefined, '/v1/site'],
    ['', '/v1/site'],
    ['/auth', '/auth/v1/site'],
    ['/auth/', '/auth/v1/site'],
    ['https://id.example.com', 'https://id.example.com/v1/site'],
  ] as const) {
    it(`goes to ${address} with the base ${baseUrl}`, async (test) => {
      withPage(test);
      const asked: unknown[] = [];
      const send: typeof fetch = async (input) => {
        asked.push(input);
        return Response.json({ name: 'Example', rpId: 'example.com' });
      };
      await createSignet({ ...(baseUrl !== undefined && { baseUrl }), fetch: send }).site();
      assert.deepEqual(asked, [address]);
    });
  }

  it('uses the fetch that the page has at the time', async (test) => {
    const { server } = withPage(test);
    test.mock.method(globalThis, 'fetch', server.fetch);
    assert.deepEqual(await createSignet().session(), session);
  });

  it('answers null where nobody is signed in, and signs out', async (test) => {
    const { server, signet } = withPage(test);
    server.scripts.session = () => ({ session: null });
    assert.equal(await signet.session(), null);
    assert.equal(await signet.signOut(), undefined);
    assert.deepEqual(server.received.at(-1), { route: 'signOut', body: {} });
  });

  it('is network when there is no answer, offline when the browser knows why', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.site = lost;
    assert.ok((await refused(signet.site(), 'network')).cause instanceof TypeError);
    page.onLine = false;
    await refused(signet.site(), 'offline');
  });

  it('is network when the answer is not JSON', async (test) => {
    const { server, signet } = withPage(test);
    server.scripts.site = () => new Response('<html>a hotel asks for your room</html>');
    await refused(signet.site(), 'network');
  });

  it('is network after 30 seconds without an answer', async (test) => {
    const { server, signet } = withPage(test, 'mocked');
    server.scripts.site = () => new Promise(() => undefined);
    let ended = false;
    const call = refused(signet.site(), 'network').then(() => (ended = true));
    await settled();
    test.mock.timers.tick(29_999);
    await settled();
    assert.equal(ended, false);
    test.mock.timers.tick(1);
    await call;
  });

  it('is cancelled when the caller aborts', async (test) => {
    const { server, signet } = withPage(test);
    const controller = new AbortController();
    server.scripts.passkeyList = () => new Promise(() => undefined);
    const call = signet.passkeys.list({ signal: controller.signal });
    await settled();
    controller.abort();
    await refused(call, 'cancelled');
  });

  it('is server-error for a failure that is not the handler’s own words', async (test) => {
    const { server, signet } = withPage(test);
    server.scripts.site = () => new Response('<html>', { status: 502 });
    assert.equal((await refused(signet.site(), 'server-error')).problem, undefined);
  });

  it('is rate-limited at 429, with the seconds that a proxy names', async (test) => {
    const { server, signet } = withPage(test);
    server.scripts.site = () => new Response('slow down', { status: 429, headers: { 'retry-after': '7' } });
    assert.equal((await refused(signet.site(), 'rate-limited')).retryAfter, 7);
  });

  it('refuses an answer that is no object, as a program in between may give', async (test) => {
    const { server, signet } = withPage(test);
    server.scripts.session = () => Response.json(null);
    await refused(signet.session(), 'server-error');
  });
});
