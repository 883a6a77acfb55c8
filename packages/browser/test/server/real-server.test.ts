import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SignedIn } from '@signet/browser';
import { refused } from '../errors/refused.ts';
import { openSite } from './real-site.ts';
import type { RealSite } from './real-site.ts';

const deletion = (passkey: string) => ({ action: 'passkey.delete', parameters: { passkey } });

async function addSecond({ signet, authenticator }: RealSite): Promise<{ first: string; second: string }> {
  const confirmation = await signet.confirm({ action: 'passkey.add', parameters: {} });
  const adding = await signet.passkeys.beginAdd(confirmation);
  // Another authenticator: this one would answer that it has a passkey already.
  const hidden = (authenticator.credentials as unknown[]).splice(0);
  const { passkey } = await adding.create();
  (authenticator.credentials as unknown[]).unshift(...hidden);
  const { passkeys } = await signet.passkeys.list();
  return { first: passkeys.find((it) => it.id !== passkey.id)?.id ?? '', second: passkey.id };
}

describe('the SDK and the real handler', () => {
  it('signs up, out and in again from the autofill, with the ceremony that outlived a cancelled prompt', async (test) => {
    const site = await openSite(test);
    const { page, signet } = site;
    const { session } = await signet.signUp({ username: 'ada', displayName: 'Ada' });
    assert.equal(session.account.username, 'ada');
    await signet.signOut();
    assert.equal(await signet.session(), null);

    const signedIn = Promise.withResolvers<SignedIn>();
    await signet.autofill({ onSignedIn: signedIn.resolve, onError: signedIn.reject });
    await page.prompted(2);
    page.onPrompt = undefined;
    const modal = signet.signIn();
    (await page.prompted(3)).reject(new DOMException('', 'NotAllowedError'));
    await refused(modal, 'cancelled');
    site.approve(await page.prompted(4));
    assert.equal((await signedIn.promise).session.account.id, session.account.id);
    assert.equal((await signet.session())?.account.id, session.account.id);
  });

  it('adds, renames and deletes passkeys; the deleted one is unknown afterwards', async (test) => {
    const site = await openSite(test);
    const { page, signet, authenticator } = site;
    await signet.signUp({ username: 'ada' });
    const alone = (await signet.passkeys.list()).passkeys[0]?.id ?? '';
    await refused(signet.passkeys.delete(alone, await signet.confirm(deletion(alone))), 'last-way-in');

    const { first, second } = await addSecond(site);
    assert.equal((await signet.passkeys.rename(second, 'Ring')).passkey.label, 'Ring');
    const confirmation = await signet.confirm(deletion(second));
    await refused(signet.passkeys.delete(first, confirmation), 'server-error');
    page.signals.length = 0;
    const { credentialId, accepted } = await signet.passkeys.delete(second, await signet.confirm(deletion(second)));
    assert.deepEqual(
      page.signals.map(([name]) => name),
      ['accepted'],
    );
    assert.equal(accepted.length, 1);

    await signet.signOut();
    page.signals.length = 0;
    (authenticator.credentials as unknown[]).shift();
    await refused(signet.signIn(), 'unknown-passkey');
    assert.deepEqual(page.signals, [['unknown', { rpId: 'example.com', credentialId }]]);
  });

  it('renames the account, and refuses a name that is taken', async (test) => {
    const { page, signet } = await openSite(test);
    await signet.signUp({ username: 'bob' });
    await signet.signOut();
    await signet.signUp({ username: 'ada' });
    await refused(signet.account.rename({ username: 'bob' }), 'name-taken');
    const { account } = await signet.account.rename({ displayName: 'Ada Lovelace' });
    assert.deepEqual(page.signals.at(-1), [
      'details',
      { rpId: 'example.com', userId: account.userHandle, name: 'ada', displayName: 'Ada Lovelace' },
    ]);
  });

  it('is signed-out where the session is gone', async (test) => {
    const { signet } = await openSite(test);
    await refused(signet.passkeys.list(), 'signed-out');
    await refused(signet.confirm({ action: 'passkey.add', parameters: {} }), 'signed-out');
  });

  it('signs in from a page that was open for longer than a ceremony lives', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 0, 10) });
    const site = await openSite(test);
    await site.signet.signUp({ username: 'ada' });
    await site.signet.signOut();
    const signedIn = Promise.withResolvers<SignedIn>();
    await site.signet.autofill({ onSignedIn: signedIn.resolve, onError: signedIn.reject });
    await site.page.prompted(2);
    site.page.show('hidden');
    test.mock.timers.tick(3 * 3_600_000);
    site.page.show('visible');
    site.approve(await site.page.prompted(3));
    await signedIn.promise;
  });

  it('asks once more where the prompt was open for longer than the ceremony lived', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 0, 10) });
    const site = await openSite(test);
    await site.signet.signUp({ username: 'ada' });
    site.page.onPrompt = undefined;
    const call = site.signet.signIn();
    const slow = await site.page.prompted(2);
    test.mock.timers.tick(3_600_000);
    site.approve(slow);
    site.approve(await site.page.prompted(3));
    assert.ok((await call).session);
  });

  it('signs in with the new passkey when the answer to the sign-up was lost', async (test) => {
    const site = await openSite(test);
    site.wire = async (request, send) => {
      const response = await send(request);
      if (request.url.endsWith('/sign-up/finish')) throw new TypeError('Failed to fetch');
      return response;
    };
    const { session } = await site.signet.signUp({ username: 'ada' });
    assert.equal(session.account.username, 'ada');
    assert.deepEqual(
      site.page.prompts.map((it) => it.kind),
      ['create', 'get'],
    );
    assert.deepEqual(site.page.signals, []);
  });

  it('signals the new passkey as unknown when the sign-up had not arrived', async (test) => {
    const site = await openSite(test);
    site.wire = async (request, send) => {
      if (request.url.endsWith('/sign-up/finish')) throw new TypeError('Failed to fetch');
      return await send(request);
    };
    await refused(site.signet.signUp({ username: 'ada' }), 'network');
    assert.deepEqual(
      site.page.signals.map(([name]) => name),
      ['unknown'],
    );
  });

  it('enrols with a ticket of the embedding application, without a prompt', async (test) => {
    const site = await openSite(test);
    const ticket = await site.handler.enrolmentTicket({ externalId: '42', username: 'ada' });
    const call = site.signet.enrol({ ticket, mediation: 'conditional' });
    site.approve(await site.page.prompted(1));
    assert.equal((await call).account.username, 'ada');
    await refused(site.signet.enrol({ ticket }), 'already-registered');
  });
});
