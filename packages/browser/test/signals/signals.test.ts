import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settled } from '../page/fake-page.ts';
import { refusal } from '../page/scripted-server.ts';
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
});
