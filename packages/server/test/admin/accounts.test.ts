import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { add } from '../scene/adding.ts';
import { confirmed, enter, join, operatorOf } from '../scene/governing.ts';
import type { Person } from '../scene/governing.ts';
import { openSite } from '../scene/site.ts';

/** The routes that take an account and nothing else, with the action that is confirmed. */
const changes = {
  adminSuspend: 'admin.suspend',
  adminReinstate: 'admin.reinstate',
  adminErase: 'admin.erase',
  adminRecover: 'admin.recover',
  adminCancelRecovery: 'admin.recovery-cancel',
  adminEndSessions: 'admin.sessions-end',
} as const;
type Change = keyof typeof changes;
const all = Object.keys(changes) as Change[];

/** The body of a change, confirmed by whoever makes it. */
async function body(admin: Person, name: Change, account: string) {
  return await confirmed(admin, name, changes[name], { account });
}

describe('a suspended account', () => {
  it('loses its live sessions at once, and signs in no more; its passkeys are not signalled away', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    const { account } = await owner.browser.ok('adminSuspend', await body(owner, 'adminSuspend', ada.id));
    assert.equal(account.status, 'suspended');
    assert.deepEqual(await ada.browser.ok('session', null), { session: null });
    await ada.browser.refused('passkeyList', null, 'session_required');
    const visitor = site.browser();
    const problem = await visitor.refused('signInFinish', await visitor.beginSignIn(ada.key), 'account_suspended');
    assert.equal(problem.status, 403);
    // Without the key nobody learns that it is suspended.
    const { ceremony, options } = await visitor.ok('signInBegin', {});
    const response = ada.key.get(options, { origin: visitor.origin });
    const forged = structuredClone(response);
    forged.response.signature = Buffer.alloc(70).toString('base64url');
    const junk = await visitor.refused('signInFinish', { ceremony, response: forged }, 'bad_signature');
    assert.notEqual(junk.status, 404);
  });

  it('is as before when it is reinstated, and has heard of both', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    await owner.browser.ok('adminSuspend', await body(owner, 'adminSuspend', ada.id));
    await owner.browser.ok('adminReinstate', await body(owner, 'adminReinstate', ada.id));
    assert.deepEqual(await ada.browser.ok('session', null), { session: null });
    await ada.browser.signIn(ada.key);
    const kinds = (await ada.browser.ok('noticeList', {})).notices.map((it) => it.kind);
    assert.deepEqual(kinds.slice(-2), ['account.reinstated', 'account.suspended']);
    const { events } = await owner.browser.ok('adminEvents', { subject: ada.id });
    const types = events.map((it) => it.type);
    assert.ok(types.includes('account.suspended') && types.includes('account.reinstated'));
  });

  it('gets no recovery', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    await owner.browser.ok('adminSuspend', await body(owner, 'adminSuspend', ada.id));
    await owner.browser.refused('adminRecover', await body(owner, 'adminRecover', ada.id), 'account_suspended');
  });
});

describe('an off-boarded account', () => {
  it('is gone: 404 at the next sign-in, no session, no name, no personal part of its events', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    const erased = await owner.browser.ok('adminErase', await body(owner, 'adminErase', ada.id));
    assert.deepEqual(erased, { account: ada.id });
    const visitor = site.browser();
    const problem = await visitor.refused('signInFinish', await visitor.beginSignIn(ada.key), 'credential_unknown');
    assert.equal(problem.status, 404);
    assert.deepEqual(await ada.browser.ok('session', null), { session: null });
    await owner.browser.refused('adminAccount', { account: ada.id }, 'account_not_found');
    const operator = await operatorOf(site);
    const { events } = await operator.listEvents({ subject: ada.id });
    assert.deepEqual(
      events.map((it) => [it.type, it.actor]),
      [['account.erased', owner.id]],
    );
    assert.deepEqual((await operator.listEvents({ actor: ada.id })).events, []);
    await join(site, 'Ada');
  });
});

describe('of the owners', () => {
  it('the last one stays: neither suspended, nor demoted, nor erased; also where two go at once', async () => {
    await using site = await openSite();
    const olga = await enter(site, 'owner', 'Olga');
    const operator = await operatorOf(site);
    const demote = async (admin: Person, account: string) =>
      confirmed(admin, 'adminSetRole', 'admin.role', { account, role: 'member' as const });
    await olga.browser.refused('adminSuspend', await body(olga, 'adminSuspend', olga.id), 'last_owner');
    await olga.browser.refused('adminErase', await body(olga, 'adminErase', olga.id), 'last_owner');
    await olga.browser.refused('adminSetRole', await demote(olga, olga.id), 'last_owner');
    const oona = await enter(site, 'owner', 'Oona');
    const asked = [
      [olga, await body(olga, 'adminSuspend', oona.id)],
      [oona, await body(oona, 'adminSuspend', olga.id)],
    ] as const;
    const answers = await Promise.all(asked.map(([it, request]) => it.browser.ask('adminSuspend', request)));
    assert.equal(answers.filter((it) => it.status === 200).length, 1);
    const { accounts } = await operator.listAccounts({});
    assert.deepEqual(accounts.map((it) => it.status).toSorted(), ['active', 'suspended']);
  });

  it('and of the other administrators none is touched by an administrator', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const other = await enter(site, 'admin', 'Gus');
    const admin = await enter(site, 'admin', 'Grace');
    for (const { id } of [owner, other]) {
      for (const name of all) await admin.browser.refused(name, await body(admin, name, id), 'owner_required');
      const { passkeys } = await admin.browser.ok('adminAccount', { account: id });
      const request = { account: id, passkey: passkeys[0]?.id ?? '' };
      const revoke = await confirmed(admin, 'adminRevokePasskey', 'admin.passkey-revoke', request);
      await admin.browser.refused('adminRevokePasskey', revoke, 'owner_required');
      const restore = await confirmed(admin, 'adminRestorePasskey', 'admin.passkey-restore', request);
      await admin.browser.refused('adminRestorePasskey', restore, 'owner_required');
    }
    const ada = await join(site, 'Ada');
    await admin.browser.ok('adminEndSessions', await body(admin, 'adminEndSessions', ada.id));
    await admin.browser.ok('adminEndSessions', await body(admin, 'adminEndSessions', admin.id));
    assert.deepEqual(await admin.browser.ok('session', null), { session: null });
    assert.notEqual((await owner.browser.ok('session', null)).session, null);
  });

  it('one gives roles, and whoever gets one hears of it', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    await ada.browser.refused('adminAccounts', {}, 'admin_required');
    const request = { account: ada.id, role: 'admin' as const };
    const { account } = await owner.browser.ok(
      'adminSetRole',
      await confirmed(owner, 'adminSetRole', 'admin.role', request),
    );
    assert.equal(account.role, 'admin');
    // What opened a member's session opens no administrator's.
    assert.deepEqual(await ada.browser.ok('session', null), { session: null });
    await ada.browser.signIn(ada.key);
    assert.equal((await ada.browser.ok('adminAccounts', {})).accounts.length, 2);
    const { notices } = await ada.browser.ok('noticeList', {});
    const told = notices.find((it) => it.kind === 'account.role-changed');
    assert.deepEqual(told?.data, { from: 'member', to: 'admin' });
    const as = { account: ada.id, role: 'owner' as const };
    const forged = await confirmed(owner, 'adminSetRole', 'admin.role', as, { account: ada.id, role: 'member' });
    await owner.browser.refused('adminSetRole', forged, 'confirmation_parameters');
  });
});

describe('a confirmation of an administrator', () => {
  it('is good for its action and its account, once, and for nobody else', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const other = await enter(site, 'owner', 'Oona');
    const [ada, eve] = [await join(site, 'Ada'), await join(site, 'Eve')];
    for (const name of all) {
      for (const another of all.filter((it) => it !== name)) {
        await owner.browser.refused(another, await body(owner, name, ada.id), 'confirmation_action');
      }
      const request = await body(owner, name, ada.id);
      await owner.browser.refused(name, { ...request, account: eve.id }, 'confirmation_parameters');
      await other.browser.refused(name, request, 'ceremony_cookie');
      for (const [cookie, value] of owner.browser.cookies) {
        if (cookie.includes('-c-')) other.browser.cookies.set(cookie, value);
      }
      await other.browser.refused(name, request, 'ceremony_account');
    }
    const request = await body(owner, 'adminEndSessions', ada.id);
    const cookies = new Map(owner.browser.cookies);
    await owner.browser.ok('adminEndSessions', request);
    await owner.browser.refused('adminEndSessions', request, 'ceremony_cookie');
    for (const [name, value] of cookies) owner.browser.cookies.set(name, value);
    await owner.browser.refused('adminEndSessions', request, 'challenge_used');
    assert.notEqual((await eve.browser.ok('session', null)).session, null);
    const { events } = await (await operatorOf(site)).listEvents({ type: 'admin.refused' });
    assert.ok(events.some((it) => it.code === 'challenge_used' && it.actor === owner.id && it.subject === ada.id));
  });

  it('by presence alone is none', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    const weak = createAuthenticator({ userVerification: false });
    await add(owner.browser, owner.key, weak);
    // The session that a stronger passkey opened goes on when that one is deleted by the weaker.
    const passkey = (await owner.browser.ok('passkeyList', null)).passkeys.find((it) => it.current)?.id ?? '';
    const deletion = await owner.browser.confirm(owner.key, 'passkey.delete', { passkey });
    await owner.browser.ok('passkeyDelete', { passkey, confirmation: deletion });
    const confirmation = await owner.browser.confirm(weak, 'admin.suspend', { account: ada.id });
    await owner.browser.refused('adminSuspend', { account: ada.id, confirmation }, 'assurance_too_low');
  });
});
