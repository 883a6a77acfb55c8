import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settled } from '../page/fake-page.ts';
import { refusal } from '../page/scripted-server.ts';
import type { SignetClient } from '@signet/browser';
import type { FakePage } from '../page/fake-page.ts';
import { withPage } from '../page/with-page.ts';

const owner = { rpId: 'example.com', userId: 'aGFuZGxl' };

describe('signals (§5.1.10)', () => {
  it('tells all accepted credentials with the list', async (test) => {
    const { page, signet } = withPage(test);
    assert.equal((await signet.passkeys.list()).passkeys.length, 2);
    assert.deepEqual(page.signals, [['accepted', { ...owner, allAcceptedCredentialIds: ['ZnJlc2g', 'b3RoZXI'] }]]);
  });

  it('tells those that stay after a deletion', async (test) => {
    const { page, server, signet } = withPage(test);
    const confirmation = { ceremony: 'c', response: {} };
    const passkey = '01890000-0000-7000-8000-000000000001';
    await signet.passkeys.delete(passkey, confirmation);
    assert.deepEqual(server.received, [{ route: 'passkeyDelete', body: { passkey, confirmation } }]);
    assert.deepEqual(page.signals, [['accepted', { ...owner, allAcceptedCredentialIds: ['b3RoZXI'] }]]);
  });

  it('tells the names of the account after they changed', async (test) => {
    const { page, signet } = withPage(test);
    await signet.account.rename({ displayName: 'Ada' });
    assert.deepEqual(page.signals, [['details', { ...owner, name: 'ada', displayName: 'Ada' }]]);
  });

  it('tells nothing after a refusal, nor with the label of a passkey', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.accountRename = refusal('name_taken');
    server.scripts.passkeyList = refusal('session_required');
    server.scripts.passkeyDelete = refusal('last_way_in');
    const passkey = '01890000-0000-7000-8000-000000000001';
    await signet.account.rename({ username: 'bob' }).catch(() => undefined);
    await signet.passkeys.list().catch(() => undefined);
    await signet.passkeys.delete(passkey, { ceremony: 'c', response: {} }).catch(() => undefined);
    await signet.passkeys.rename(passkey, 'Ring');
    assert.deepEqual(page.signals, []);
  });

  it('does without them where the browser has none', async (test) => {
    const { page, signet } = withPage(test);
    page.statics = {};
    await signet.passkeys.list();
    page.statics = undefined;
    await signet.passkeys.list();
  });

  for (const [what, answer] of [
    ['rejects', () => Promise.reject(new TypeError('bad base64url'))],
    [
      'throws',
      () => {
        throw new DOMException('', 'SecurityError');
      },
    ],
  ] as const) {
    it(`does not fail when the browser's own ${what}`, async (test) => {
      const { page, signet } = withPage(test);
      page.statics = { ...page.statics, signalAllAcceptedCredentials: answer };
      await signet.passkeys.list();
    });
  }

  it('waits for it, but not longer than a second', async (test) => {
    const { page, signet } = withPage(test, 'mocked');
    page.statics = { ...page.statics, signalAllAcceptedCredentials: () => new Promise(() => undefined) };
    let done = false;
    const call = signet.passkeys.list().then(() => (done = true));
    await settled();
    test.mock.timers.tick(999);
    await settled();
    assert.equal(done, false);
    test.mock.timers.tick(1);
    await call;
  });

  const adding = async (signet: SignetClient) => signet.passkeys.beginAdd({ ceremony: 'c', response: {} });
  const accepted = ({ signals }: FakePage) => signals.filter(([name]) => name === 'accepted').length;

  it('does not tell a list that began before a passkey was made', async (test) => {
    const { page, server, signet } = withPage(test);
    const answer = Promise.withResolvers<unknown>();
    server.once('passkeyList', () => answer.promise);
    const listed = signet.passkeys.list();
    const made = (await adding(signet)).create();
    (await page.prompted(1)).answer('new');
    await made;
    answer.resolve({ rpId: 'example.com', userHandle: 'aGFuZGxl', passkeys: [], onlyOneWayIn: false });
    await listed;
    assert.equal(accepted(page), 0);
  });

  it('does not tell a list while a registration may be under way still, and tells the one that shows it', async (test) => {
    const { page, server, signet } = withPage(test);
    const end = new AbortController();
    server.once('passkeyAddFinish', () => new Promise(() => undefined));
    const made = (await adding(signet)).create({
      signal: end.signal,
      onPhase: (it) => it === 'checking' && end.abort(),
    });
    (await page.prompted(1)).answer('new');
    await assert.rejects(made);
    await signet.passkeys.list();
    assert.equal(accepted(page), 0);
    const shown = [{ credentialId: 'bmV3' }];
    server.once('passkeyList', () => ({ rpId: 'example.com', userHandle: 'aGFuZGxl', passkeys: shown }));
    await signet.passkeys.list();
    assert.equal(accepted(page), 1);
  });

  it('tells lists again after a registration was refused', async (test) => {
    const { page, server, signet } = withPage(test);
    server.once('passkeyAddFinish', refusal('bad_signature'));
    const made = (await adding(signet)).create();
    (await page.prompted(1)).answer('new');
    await assert.rejects(made);
    await signet.passkeys.list();
    assert.equal(accepted(page), 1);
  });

  it('tells those that stay after the passkey that was just made is deleted again', async (test) => {
    const { page, server, signet } = withPage(test);
    const made = (await adding(signet)).create();
    (await page.prompted(1)).answer('new');
    await made;
    const credentialId = Buffer.from('new').toString('base64url');
    const answer = { rpId: 'example.com', userHandle: 'aGFuZGxl', credentialId, accepted: ['b3RoZXI'] };
    server.once('passkeyDelete', () => answer);
    await signet.passkeys.delete('01890000-0000-7000-8000-000000000001', { ceremony: 'c', response: {} });
    assert.equal(accepted(page), 1);
  });
});
