import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { add, securityKey } from '../scene/adding.ts';
import { confirmed, enter, join, operatorOf } from '../scene/governing.ts';
import { openSite } from '../scene/site.ts';

const day = 86_400_000;

describe('the list of accounts', () => {
  it('is searched by name, id and credential', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada Lovelace');
    const { passkeys } = await ada.browser.ok('passkeyList', null);
    const credential = passkeys[0]?.credentialId ?? '';
    const found = async (search: string) =>
      (await owner.browser.ok('adminAccounts', { search })).accounts.map((it) => it.username);
    for (const search of ['ada', 'ADA  ', 'ａda l', ada.id, ada.id.toUpperCase(), credential, credential.slice(0, 9)]) {
      assert.deepEqual(await found(search), ['Ada Lovelace'], search);
    }
    for (const search of ['da', 'Lovelace', ada.id.slice(0, 8), '%', '_____'])
      assert.deepEqual(await found(search), []);
    assert.deepEqual(await found(''), ['Ada Lovelace', 'Olga']);
  });

  it('is filtered, and read page by page', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    await add(ada.browser, ada.key, createAuthenticator(securityKey));
    const operator = await operatorOf(site);
    const eve = await join(site, 'Eve');
    await operator.suspend({ account: eve.id });
    const only = async (filter: 'one-passkey' | 'suspended' | 'recovering') =>
      (await owner.browser.ok('adminAccounts', { only: filter })).accounts.map((it) => it.username);
    assert.deepEqual(await only('suspended'), ['Eve']);
    assert.deepEqual(await only('one-passkey'), ['Eve', 'Olga']);
    await operator.recover({ account: ada.id });
    assert.deepEqual(await only('recovering'), ['Ada']);
    for (let i = 0; i < 50; i += 1) await join(site, `Person ${i}`);
    const first = await owner.browser.ok('adminAccounts', {});
    assert.equal(first.accounts.length, 50);
    assert.ok(first.next);
    const second = await owner.browser.ok('adminAccounts', { before: first.next });
    assert.deepEqual([second.accounts.length, second.next], [3, null]);
    const ids = new Set([...first.accounts, ...second.accounts].map((it) => it.id));
    assert.equal(ids.size, 53);
  });
});

describe('an account', () => {
  it('is shown with all that decides about it', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    const { id } = await add(ada.browser, ada.key, createAuthenticator(securityKey));
    await ada.browser.ok('recoveryCodesStored', {});
    const shown = await owner.browser.ok('adminAccount', { account: ada.id });
    assert.deepEqual([shown.account.username, shown.account.passkeys, shown.codesLeft], ['Ada', 2, 10]);
    assert.deepEqual([shown.waysIn.passkeys.length, shown.waysIn.recovery], [2, ['codes']]);
    assert.ok(shown.waysIn.passkeys.includes(id));
    assert.equal(shown.sessions.length, 1);
    assert.equal(shown.recovery, null);
    assert.ok(shown.events.some((it) => it.type === 'passkey.added' && it.address === '192.0.2.1'));
    assert.match(shown.passkeys[0]?.aaguid ?? '', /^[0-9a-f]{8}-/u);
  });
});

describe('a passkey', () => {
  it('is revoked by an administrator: it signs in no more, its sessions end, its owner hears of it', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    const key = createAuthenticator(securityKey);
    const { id, label } = await add(ada.browser, ada.key, key);
    const other = site.browser();
    await other.signIn(key);
    const request = { account: ada.id, passkey: id };
    const revoke = async () => confirmed(owner, 'adminRevokePasskey', 'admin.passkey-revoke', request);
    const { account } = await owner.browser.ok('adminRevokePasskey', await revoke());
    assert.equal(account.passkeys, 1);
    assert.deepEqual(await other.ok('session', null), { session: null });
    const visitor = site.browser();
    await visitor.refused('signInFinish', await visitor.beginSignIn(key), 'passkey_revoked');
    const [notice] = (await ada.browser.ok('noticeList', {})).notices;
    assert.deepEqual([notice?.kind, notice?.data], ['passkey.revoked', { passkey: label }]);
    await owner.browser.refused('adminRevokePasskey', await revoke(), 'passkey_not_found');
    const restore = await confirmed(owner, 'adminRestorePasskey', 'admin.passkey-restore', request);
    await owner.browser.refused('adminRestorePasskey', restore, 'passkey_not_found');
  });

  it('that is suspected is restored by an administrator', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const key = createAuthenticator(securityKey);
    const ada = site.browser();
    const { session } = await ada.signUp(key, 'Ada');
    const passkey = session.passkey ?? '';
    const event = {
      ...(await site.store.accountEvents(session.account.id as never, null, 1))[0],
      id: crypto.randomUUID(),
    };
    await site.store.suspectPasskey({ passkey: passkey as never, event: event as never });
    const visitor = site.browser();
    await visitor.refused('signInFinish', await visitor.beginSignIn(key), 'passkey_suspected');
    const request = { account: session.account.id, passkey };
    const restore = async () => confirmed(owner, 'adminRestorePasskey', 'admin.passkey-restore', request);
    await owner.browser.ok('adminRestorePasskey', await restore());
    await visitor.signIn(key);
    const { notices } = await visitor.ok('noticeList', {});
    assert.ok(notices.some((it) => it.kind === 'passkey.restored'));
    await owner.browser.refused('adminRestorePasskey', await restore(), 'passkey_not_found');
  });
});

describe('a recovery that an administrator starts', () => {
  it('waits like any other, tells its owner, and can be stopped by either', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    const start = async () => confirmed(owner, 'adminRecover', 'admin.recover', { account: ada.id });
    const { code, readyAt } = await owner.browser.ok('adminRecover', await start());
    assert.equal(readyAt, new Date(site.now + day).toISOString());
    const [notice] = (await ada.browser.ok('noticeList', {})).notices;
    assert.equal(notice?.kind, 'recovery.started');
    await owner.browser.refused('adminRecover', await start(), 'recovery_pending');
    const thief = site.browser({ address: '192.0.2.9' });
    await thief.ok('recoverBegin', { code });
    await thief.refused('recoverEnrolBegin', {}, 'recovery_not_ready');
    const cancel = async () => confirmed(owner, 'adminCancelRecovery', 'admin.recovery-cancel', { account: ada.id });
    await owner.browser.ok('adminCancelRecovery', await cancel());
    const kinds = (await ada.browser.ok('noticeList', {})).notices.map((it) => it.kind);
    assert.equal(kinds[0], 'recovery.cancelled');
    site.pass(day);
    await thief.refused('recoverEnrolBegin', {}, 'recovery_required');
    await site.browser().refused('recoverBegin', { code }, 'code_refused');
    await owner.browser.refused('adminCancelRecovery', await cancel(), 'recovery_over');
    const again = await owner.browser.ok('adminRecover', await start());
    const confirmation = await ada.browser.confirm(ada.key, 'recovery.cancel');
    await ada.browser.ok('recoveryCancel', { confirmation });
    await site.browser().refused('recoverBegin', { code: again.code }, 'code_refused');
  });

  it('is none where the owner turned recovery off', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    await add(ada.browser, ada.key, createAuthenticator(securityKey));
    await ada.browser.ok('recoveryTurnOff', { confirmation: await ada.browser.confirm(ada.key, 'recovery.turn-off') });
    const request = await confirmed(owner, 'adminRecover', 'admin.recover', { account: ada.id });
    await owner.browser.refused('adminRecover', request, 'recovery_off');
  });
});

describe('the log', () => {
  it('is filtered and read page by page', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    site.pass(1000);
    const since = new Date(site.now).toISOString();
    for (let i = 0; i < 51; i += 1) await owner.browser.signIn(owner.key);
    const filter = { type: 'sign-in.finished', actor: owner.id, outcome: 'succeeded' as const, since };
    const first = await owner.browser.ok('adminEvents', filter);
    assert.equal(first.events.length, 50);
    const second = await owner.browser.ok('adminEvents', { ...filter, before: first.next ?? '' });
    assert.deepEqual([second.events.length, second.next], [1, null]);
    const until = new Date(site.now - 1).toISOString();
    assert.deepEqual((await owner.browser.ok('adminEvents', { type: 'sign-in.finished', until })).events, []);
  });
});
