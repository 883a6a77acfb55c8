import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RouteName } from '@signet/protocol';
import type { AccountClient } from '@signet/browser/account';
import { encodeBase64url } from '../page/base64url.ts';
import { refused } from '../errors/refused.ts';
import { lost, recovery, refusal, session } from '../page/scripted-server.ts';
import { withPage } from '../page/with-page.ts';

const confirmation = { ceremony: 'confirmed', response: {} };
const id = '0198c3a5-1111-7000-8000-000000000001';

/** What each method sends: THE LIST. */
const calls: readonly [name: string, call: (it: AccountClient) => Promise<unknown>, route: RouteName, body: unknown][] =
  [
    ['recovery.status', (it) => it.recovery.status(), 'recoveryStatus', null],
    ['recovery.makeCodes', (it) => it.recovery.makeCodes(confirmation), 'recoveryCodesMake', { confirmation }],
    ['recovery.codesStored', (it) => it.recovery.codesStored(), 'recoveryCodesStored', {}],
    ['recovery.cancel', (it) => it.recovery.cancel(confirmation), 'recoveryCancel', { confirmation }],
    ['recovery.turnOff', (it) => it.recovery.turnOff(confirmation), 'recoveryTurnOff', { confirmation }],
    ['recover.state', (it) => it.recover.state(), 'recoverState', null],
    ['recover.begin, code', (it) => it.recover.begin({ code: 'K7' }), 'recoverBegin', { code: 'K7' }],
    [
      'recover.begin, app',
      (it) => it.recover.begin({ username: 'ada', totp: '123456' }),
      'recoverBegin',
      { username: 'ada', totp: '123456' },
    ],
    ['totp.begin', (it) => it.totp.begin(confirmation), 'totpBegin', { confirmation }],
    ['totp.finish', (it) => it.totp.finish('123456'), 'totpFinish', { code: '123456' }],
    ['totp.remove', (it) => it.totp.remove(confirmation), 'totpRemove', { confirmation }],
    ['sessions.list', (it) => it.sessions.list(), 'sessionList', null],
    ['sessions.revoke', (it) => it.sessions.revoke(id), 'sessionRevoke', { session: id }],
    [
      'sessions.revoke, confirmed',
      (it) => it.sessions.revoke(id, { confirmation }),
      'sessionRevoke',
      { session: id, confirmation },
    ],
    ['sessions.revokeOthers', (it) => it.sessions.revokeOthers(), 'sessionRevokeOthers', {}],
    ['sessions.raise', (it) => it.sessions.raise(confirmation), 'sessionRaise', { confirmation }],
    ['notices.list', (it) => it.notices.list(), 'noticeList', {}],
    ['notices.list, older', (it) => it.notices.list(id), 'noticeList', { before: id }],
    ['notices.read', (it) => it.notices.read(id), 'noticesRead', { upTo: id }],
    ['activity', (it) => it.activity(), 'activity', {}],
    ['activity, older', (it) => it.activity(id), 'activity', { before: id }],
    ['email.read', (it) => it.email.read(), 'email', null],
    [
      'email.begin',
      (it) => it.email.begin('ada@example.com', confirmation),
      'emailBegin',
      { email: 'ada@example.com', confirmation },
    ],
    [
      'email.finish',
      (it) => it.email.finish('sealed', '12345678'),
      'emailFinish',
      { check: 'sealed', code: '12345678' },
    ],
    ['email.remove', (it) => it.email.remove(confirmation), 'emailRemove', { confirmation }],
    ['restorePasskey', (it) => it.restorePasskey(id, confirmation), 'passkeyRestore', { passkey: id, confirmation }],
    ['invitation', (it) => it.invitation('token'), 'inviteLook', { invite: 'token' }],
  ];

describe('what the account client sends', () => {
  for (const [name, call, route, body] of calls) {
    it(name, async (test) => {
      const { server, account } = withPage(test);
      await call(account);
      assert.deepEqual(server.received, [{ route, body }]);
    });
  }
});

describe('the way back in', () => {
  it('answers the recovery itself, or null', async (test) => {
    const { account } = withPage(test);
    assert.deepEqual(await account.recover.begin({ code: 'K7' }), recovery);
    assert.equal(await account.recover.state(), null);
  });

  it('makes a passkey, ends the autofill of the page and answers the new codes', async (test) => {
    const { page, server, signet, account, end } = withPage(test);
    await signet.autofill({ signal: end, onSignedIn: () => assert.fail() });
    await page.prompted(1);
    const call = account.recover.enrol();
    const prompt = await page.prompted(2);
    assert.equal(prompt.kind, 'create');
    prompt.answer('new');
    assert.deepEqual(await call, { session, recoveryCodes: ['K7WD3'] });
    assert.deepEqual(server.routes(), ['signInBegin', 'recoverEnrolBegin', 'recoverEnrolFinish']);
    assert.equal(page.prompts.length, 2);
    assert.deepEqual(page.signals, []);
  });

  it('a refused enrolment leaves no orphan; a lost answer leaves the passkey, which may be in use', async (test) => {
    const { page, server, account } = withPage(test);
    page.onPrompt = (prompt) => prompt.answer('new');
    server.once('recoverEnrolFinish', refusal('recovery_over'));
    await refused(account.recover.enrol(), 'recovery-over');
    assert.deepEqual(page.signals, [['unknown', { rpId: 'example.com', credentialId: encodeBase64url('new') }]]);
    page.signals.length = 0;
    server.once('recoverEnrolFinish', lost);
    await refused(account.recover.enrol(), 'network');
    assert.deepEqual(page.signals, []);
  });
});

it('a deleted account: the authenticators hear that none of its passkeys is in use', async (test) => {
  const { page, server, account } = withPage(test);
  await account.deleteAccount(confirmation);
  assert.deepEqual(server.routes(), ['passkeyList', 'accountDelete']);
  assert.deepEqual(page.signals, [
    ['accepted', { rpId: 'example.com', userId: 'aGFuZGxl', allAcceptedCredentialIds: [] }],
  ]);
});

it('an account that could not be deleted keeps its passkeys', async (test) => {
  const { page, server, account } = withPage(test);
  server.scripts.accountDelete = refusal('recovery_hold');
  await refused(account.deleteAccount(confirmation), 'recovery-hold');
  assert.deepEqual(page.signals, []);
});
