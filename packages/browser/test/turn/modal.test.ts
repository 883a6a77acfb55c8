import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSignet } from '@signet/browser';
import { refused } from '../errors/refused.ts';
import { settled } from '../page/fake-page.ts';
import { refusal } from '../page/scripted-server.ts';
import { withPage } from '../page/with-page.ts';

const closed = (): DOMException => new DOMException('', 'NotAllowedError');

describe('a modal call and a pending autofill', () => {
  it('aborts the autofill first, so that the browser takes the modal call', async (test) => {
    const { page, signet, end } = withPage(test);
    assert.equal(await signet.autofill({ onSignedIn: () => assert.fail(), signal: end }), true);
    assert.equal((await page.prompted(1)).mediation, 'conditional');
    const call = signet.signIn();
    assert.equal(page.pending, undefined);
    const modal = await page.prompted(2);
    assert.equal(modal.mediation, undefined);
    modal.answer();
    assert.ok((await call).session);
  });

  it('arms the autofill again after a cancel, with the ceremony that nobody answered', async (test) => {
    const { page, server, signet, end } = withPage(test);
    await signet.autofill({ onSignedIn: () => assert.fail(), onError: () => assert.fail(), signal: end });
    const first = await page.prompted(1);
    const call = signet.signIn();
    (await page.prompted(2)).reject(closed());
    await refused(call, 'cancelled');
    const again = await page.prompted(3);
    assert.equal(again.mediation, 'conditional');
    assert.equal(again.publicKey.challenge, first.publicKey.challenge);
    assert.deepEqual(server.routes(), ['signInBegin', 'signInBegin']);
  });

  it('arms it again after a refusal by the server, and after a failed begin', async (test) => {
    const { page, server, signet, end } = withPage(test);
    await signet.autofill({ onSignedIn: () => assert.fail(), signal: end });
    await page.prompted(1);
    server.once('signInFinish', refusal('account_suspended'));
    const call = signet.signIn();
    (await page.prompted(2)).answer();
    await refused(call, 'suspended');
    await page.prompted(3);
    server.once('signUpBegin', refusal('name_taken'));
    await refused(signet.signUp({ username: 'ada' }), 'name-taken');
    assert.equal((await page.prompted(4)).mediation, 'conditional');
  });

  it('ends every autofill of the page after a sign-in', async (test) => {
    const { page, signet, end } = withPage(test);
    await signet.autofill({ onSignedIn: () => assert.fail(), signal: end });
    await page.prompted(1);
    const call = signet.signIn();
    (await page.prompted(2)).answer();
    await call;
    page.show('visible');
    await settled();
    assert.equal(page.prompts.length, 2);
  });

  it('ends it after a sign-up, too', async (test) => {
    const { page, signet, end } = withPage(test);
    await signet.autofill({ onSignedIn: () => assert.fail(), signal: end });
    await page.prompted(1);
    const call = signet.signUp({ username: 'ada' });
    (await page.prompted(2)).answer();
    await call;
    page.show('visible');
    await settled();
    assert.equal(page.prompts.length, 2);
  });

  it('arms it again after a confirmation', async (test) => {
    const { page, signet, end } = withPage(test);
    await signet.autofill({ onSignedIn: () => assert.fail(), signal: end });
    await page.prompted(1);
    const call = signet.confirm({ action: 'passkey.add', parameters: {} });
    (await page.prompted(2)).answer();
    assert.equal((await call).ceremony, 'confirmBegin 2');
    assert.equal((await page.prompted(3)).mediation, 'conditional');
  });
});

describe('two calls of one page', () => {
  it('is busy beside a modal call, also of another client, and leaves that one alone', async (test) => {
    const { page, server, signet } = withPage(test);
    const first = signet.signIn();
    const other = createSignet({ fetch: server.fetch });
    await refused(signet.signIn(), 'busy');
    await refused(other.signUp({ username: 'ada' }), 'busy');
    (await page.prompted(1)).answer();
    assert.ok((await first).session);
  });

  it('is busy while the server checks what the person picked from the autofill', async (test) => {
    const { page, server, signet, end } = withPage(test);
    const finish = Promise.withResolvers<unknown>();
    server.scripts.signInFinish = () => finish.promise;
    const signedIn = Promise.withResolvers<unknown>();
    await signet.autofill({ onSignedIn: signedIn.resolve, signal: end });
    (await page.prompted(1)).answer();
    await settled();
    await refused(signet.signIn(), 'busy');
    finish.resolve({ session: { id: 's' } });
    assert.deepEqual(await signedIn.promise, { session: { id: 's' } });
  });

  it('is busy where a request of another script is pending', async (test) => {
    const { page, signet } = withPage(test);
    void navigator.credentials.get({ publicKey: { challenge: new Uint8Array(1) } });
    await refused(signet.signIn(), 'busy');
    assert.equal(page.prompts.length, 1);
  });

  it('is free again after any end', async (test) => {
    const { page, server, signet } = withPage(test);
    server.once('signInBegin', refusal('rate_limited'));
    await refused(signet.signIn(), 'rate-limited');
    const call = signet.signIn();
    (await page.prompted(1)).answer();
    await call;
  });
});

describe('the end of a call', () => {
  it('is cancelled when the caller aborts the open prompt', async (test) => {
    const { page, signet } = withPage(test);
    const controller = new AbortController();
    const call = signet.signIn({ signal: controller.signal });
    await page.prompted(1);
    controller.abort('a reason of the page');
    assert.equal(typeof (await refused(call, 'cancelled')).elapsed, 'number');
    assert.equal(page.pending, undefined);
  });

  it('is cancelled without a prompt when the signal was aborted before', async (test) => {
    const { page, server, signet } = withPage(test);
    await refused(signet.signIn({ signal: AbortSignal.abort() }), 'cancelled');
    assert.deepEqual([server.received.length, page.prompts.length], [0, 0]);
  });

  it('is cancelled when the person leaves the page', async (test) => {
    const { page, signet } = withPage(test);
    const call = signet.signIn();
    await page.prompted(1);
    page.dispatch('pagehide');
    await refused(call, 'cancelled');
  });

  it('tells the phases', async (test) => {
    const { page, signet } = withPage(test);
    const phases: string[] = [];
    const call = signet.signIn({ onPhase: (phase) => phases.push(phase) });
    (await page.prompted(1)).answer();
    await call;
    assert.deepEqual(phases, ['preparing', 'waiting', 'checking']);
  });
});
