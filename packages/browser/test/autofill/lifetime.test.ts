import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSignet } from '@signet/browser';
import type { SignedIn } from '@signet/browser';
import { waiters } from '../../src/turn/turn.ts';
import { settled } from '../page/fake-page.ts';
import { lifetime } from '../page/scripted-server.ts';
import { withPage } from '../page/with-page.ts';

const refuseAll = { onSignedIn: () => assert.fail('signed in'), onError: (error: Error) => assert.fail(error.message) };

describe('autofill over the lifetimes of ceremonies', () => {
  it('answers false where the browser cannot, and asks nobody', async (test) => {
    const { page, server, signet } = withPage(test);
    page.statics = { ...page.statics, getClientCapabilities: () => Promise.resolve({ conditionalGet: false }) };
    assert.equal(await signet.autofill(refuseAll), false);
    assert.deepEqual(server.received, []);
  });

  it('signs in with what the person picks', async (test) => {
    const { page, server, signet, end } = withPage(test);
    const phases: string[] = [];
    const signedIn = Promise.withResolvers<SignedIn>();
    await signet.autofill({ onSignedIn: signedIn.resolve, onPhase: (phase) => phases.push(phase), signal: end });
    (await page.prompted(1)).answer();
    assert.ok((await signedIn.promise).session);
    assert.deepEqual(server.received[0], { route: 'signInBegin', body: { mediation: 'conditional' } });
    assert.equal(server.finished(), 'signInBegin 1');
    assert.deepEqual(phases, ['preparing', 'waiting', 'checking', 'idle']);
    await settled();
    assert.equal(page.prompts.length, 1);
  });

  it('replaces the ceremony before it ends, for as long as the page is open, and still signs in', async (test) => {
    const { page, server, signet, end } = withPage(test, 'mocked');
    const signedIn = Promise.withResolvers<SignedIn>();
    await signet.autofill({ ...refuseAll, onSignedIn: signedIn.resolve, signal: end });
    for (let count = 1; count <= 5; count += 1) {
      await page.prompted(count);
      assert.equal(server.received.length, count);
      test.mock.timers.tick(lifetime * 0.8 + 100);
    }
    (await page.prompted(6)).answer();
    await signedIn.promise;
    assert.equal(server.finished(), 'signInBegin 6');
  });

  it('leaves a fresh ceremony alone', async (test) => {
    const { page, signet, end } = withPage(test, 'mocked');
    await signet.autofill({ ...refuseAll, signal: end });
    const first = await page.prompted(1);
    test.mock.timers.tick(lifetime * 0.75);
    page.show('hidden');
    page.show('visible');
    await settled();
    assert.equal(page.pending, first);
  });

  it('replaces nothing while the page is hidden, and at once when it is shown', async (test) => {
    const { page, server, signet, end } = withPage(test, 'mocked');
    await signet.autofill({ ...refuseAll, signal: end });
    await page.prompted(1);
    page.show('hidden');
    test.mock.timers.tick(lifetime * 20);
    await settled();
    assert.equal(server.received.length, 1);
    page.show('visible');
    await page.prompted(2);
    assert.equal(server.received.length, 2);
  });

  it('asks for nothing before a page that was opened in the background is shown', async (test) => {
    const { page, server, signet, end } = withPage(test);
    page.visibilityState = 'hidden';
    assert.equal(await signet.autofill({ ...refuseAll, signal: end }), true);
    await settled();
    assert.equal(server.received.length, 0);
    page.show('visible');
    await page.prompted(1);
  });

  it('aborts at pagehide, so that the page can be kept, and arms again at pageshow', async (test) => {
    const { page, server, signet, end } = withPage(test, 'mocked');
    await signet.autofill({ ...refuseAll, signal: end });
    await page.prompted(1);
    page.dispatch('pagehide');
    await settled();
    assert.equal(page.pending, undefined);
    page.dispatch('pageshow');
    await page.prompted(2);
    assert.equal(server.received.length, 1);
    page.dispatch('pagehide');
    test.mock.timers.tick(lifetime);
    await settled();
    page.dispatch('pageshow');
    await page.prompted(3);
    assert.equal(server.received.length, 2);
  });

  it('stops with its signal, and hears of nothing after that', async (test) => {
    const { page, signet } = withPage(test);
    const controller = new AbortController();
    await signet.autofill({ ...refuseAll, signal: controller.signal });
    await page.prompted(1);
    assert.equal(waiters.size, 1);
    controller.abort();
    await settled();
    assert.equal(page.pending, undefined);
    assert.equal(waiters.size, 0);
    for (const event of ['visibilitychange', 'pageshow', 'online']) page.dispatch(event);
    await settled();
    assert.equal(page.prompts.length, 1);
    assert.equal(await signet.autofill({ ...refuseAll, signal: controller.signal }), true);
    await settled();
    assert.equal(page.prompts.length, 1);
  });
});

describe('two elements with autofill', () => {
  it('lets the first one have the field and the second one follow it', async (test) => {
    const { page, server, signet, end } = withPage(test);
    const other = createSignet({ fetch: server.fetch });
    const first = new AbortController();
    const signedIn = Promise.withResolvers<SignedIn>();
    await signet.autofill({ ...refuseAll, signal: first.signal });
    await other.autofill({ ...refuseAll, onSignedIn: signedIn.resolve, signal: end });
    await page.prompted(1);
    await settled();
    assert.equal(page.prompts.length, 1);
    first.abort();
    (await page.prompted(2)).answer();
    await signedIn.promise;
  });

  it('keeps the field with the first one over a replaced ceremony', async (test) => {
    const { page, server, signet, end } = withPage(test, 'mocked');
    const signedIn = Promise.withResolvers<SignedIn>();
    await signet.autofill({ ...refuseAll, onSignedIn: signedIn.resolve, signal: end });
    await createSignet({ fetch: server.fetch }).autofill({ ...refuseAll, signal: end });
    await page.prompted(1);
    test.mock.timers.tick(lifetime * 0.8 + 100);
    (await page.prompted(2)).answer();
    await signedIn.promise;
    await settled();
    assert.equal(page.prompts.length, 2);
  });
});
