import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { routes, scopes } from '@signet/protocol';
import type { RouteName } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import type { Browser, Sent } from '../scene/browser.ts';
import { problemIn } from '../scene/browser.ts';
import { byToken, confirmed, enter, join, operatorOf, tokenOf } from '../scene/governing.ts';
import { DatabaseFile } from '../scene/database.ts';
import { fernholm, openSite } from '../scene/site.ts';

const names = Object.keys(routes) as RouteName[];
const adminRoutes = names.filter((it) => routes[it].path.startsWith('/admin/'));

/** A request to a route whose body is never reached. */
async function knock(browser: Browser, name: RouteName, headers: Sent['headers'] = {}): Promise<Response> {
  const { method, path } = routes[name];
  return await browser.send(path, { method, headers, body: method === 'GET' ? null : '{}' });
}

describe('every route of the admin API', () => {
  it('has a scope, and nothing else has one', () => {
    assert.equal(adminRoutes.length, 21);
    for (const name of names) assert.equal('scope' in routes[name], adminRoutes.includes(name), name);
  });

  it('is closed without a credential', async () => {
    await using site = await openSite();
    for (const name of adminRoutes) {
      await problemIn(await knock(site.browser(), name), 'session_required');
      const { method } = routes[name];
      const code = method === 'GET' ? 'session_required' : 'origin_missing';
      await problemIn(await knock(site.browser(), name, { origin: null }), code);
    }
  });

  it('is closed to members, and every attempt is noted', async () => {
    await using site = await openSite();
    const ada = await join(site, 'Ada');
    for (const name of adminRoutes) await problemIn(await knock(ada.browser, name), 'admin_required');
    const { events } = await (await operatorOf(site)).listEvents({ type: 'admin.refused' });
    assert.equal(events.length, adminRoutes.length);
    assert.deepEqual(new Set(events.map((it) => it.data['route'])), new Set(adminRoutes));
    for (const { actor, code, outcome } of events) {
      assert.deepEqual([actor, code, outcome], [ada.id, 'admin_required', 'refused']);
    }
  });

  it('is closed to a session that was opened without user verification', async () => {
    await using site = await openSite();
    const { browser } = await enter(site, 'owner', 'Olga', createAuthenticator({ userVerification: false }));
    for (const name of adminRoutes) await problemIn(await knock(browser, name), 'assurance_too_low');
  });

  it('is closed to unknown, expired and revoked tokens, whatever the cookies say', async () => {
    await using site = await openSite({ limits: { guesses: { points: 10_000, seconds: 60 } } });
    const owner = await enter(site, 'owner', 'Olga');
    const revoked = await tokenOf(owner, [...scopes]);
    const revoke = await confirmed(owner, 'adminRevokeToken', 'admin.token-revoke', { token: revoked.id });
    await owner.browser.ok('adminRevokeToken', revoke);
    const expired = await tokenOf(owner, [...scopes]);
    site.pass(3_600_000);
    const unknown = `signet_${Buffer.alloc(32).toString('base64url')}`;
    const bad = [revoked.secret, expired.secret, unknown, unknown.slice(7), 'signet_', 'x', '', 'a b'];
    for (const name of adminRoutes) {
      for (const secret of bad) {
        const headers = { authorization: `Bearer ${secret}` };
        await problemIn(await knock(site.browser(), name, { ...headers, origin: null }), 'token_invalid');
        await problemIn(await knock(owner.browser, name, headers), 'token_invalid');
      }
    }
  });

  it('is closed to tokens of other scopes, whatever the cookies say; those of owners to all tokens', async () => {
    await using site = await openSite({ limits: { guesses: { points: 10_000, seconds: 60 } } });
    const owner = await enter(site, 'owner', 'Olga');
    for (const name of adminRoutes) {
      const { scope } = routes[name] as { scope?: string };
      const { secret } = await tokenOf(
        owner,
        scopes.filter((it) => it !== scope),
      );
      const headers = { authorization: `Bearer ${secret}` };
      await problemIn(await knock(site.browser(), name, { ...headers, origin: null }), 'token_scope');
      await problemIn(await knock(owner.browser, name, headers), 'token_scope');
    }
  });

  it('of owners is closed to administrators', async () => {
    await using site = await openSite();
    const admin = await enter(site, 'admin', 'Grace');
    const ofOwners = adminRoutes.filter((it) => (routes[it] as { scope?: string }).scope === 'owner');
    assert.deepEqual(ofOwners, ['adminSetRole', 'adminTokens', 'adminMakeToken', 'adminRevokeToken']);
    for (const name of ofOwners) await problemIn(await knock(admin.browser, name), 'owner_required');
  });

  it('that changes something takes no request of a foreign page or of none, though the cookie is good', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    for (const name of adminRoutes) {
      const evil = { origin: 'https://evil.example' };
      await problemIn(await knock(owner.browser, name, evil), 'origin_foreign');
      if (routes[name].method === 'POST')
        await problemIn(await knock(owner.browser, name, { origin: null }), 'origin_missing');
    }
  });
});

describe('a token', () => {
  it('is good for its scope, without Origin, without cookie, and its use is noted', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    const { secret } = await tokenOf(owner, ['accounts:read', 'accounts:write']);
    const listed = await byToken(site, secret, 'adminAccounts', {});
    assert.equal(listed.status, 200);
    assert.deepEqual(listed.headers.getSetCookie(), []);
    const suspended = await byToken(site, secret, 'adminSuspend', { account: ada.id });
    assert.equal(suspended.status, 200, await suspended.text());
    const [event] = (await (await operatorOf(site)).listEvents({ type: 'account.suspended' })).events;
    assert.deepEqual([event?.actor, event?.subject, event?.data['via']], [owner.id, ada.id, 'token']);
    const { tokens } = await owner.browser.ok('adminTokens', null);
    assert.deepEqual([tokens[0]?.lastUsed, tokens[0]?.state], [new Date(site.now).toISOString(), 'active']);
    await problemIn(await byToken(site, secret, 'adminInvites', null), 'token_scope');
    // To the rest of the server it is nothing.
    await problemIn(await byToken(site, secret, 'passkeyList', null), 'session_required');
  });

  it('is stored as a hash', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const owner = await enter(site, 'owner', 'Olga');
    const { secret } = await tokenOf(owner, ['audit:read']);
    const [row] = database.run('SELECT * FROM admin_tokens');
    const bytes = Buffer.from(secret.slice('signet_'.length), 'base64url');
    assert.equal(bytes.length, 32);
    assert.ok(!JSON.stringify(row).includes(secret.slice(7)));
    assert.notDeepEqual(Buffer.from(row?.['token_hash'] as Uint8Array), bytes);
  });

  it('dies with the ownership of whoever made it', async () => {
    await using site = await openSite({ limits: { guesses: { points: 10_000, seconds: 60 } } });
    await enter(site, 'owner', 'Olga');
    const operator = await operatorOf(site);
    const ends = [
      async (account: string) => operator.suspend({ account }),
      async (account: string) => operator.setRole({ account, role: 'admin' }),
      async (account: string) => operator.erase({ account }),
    ];
    for (const [i, end] of ends.entries()) {
      const leaver = await enter(site, 'owner', `Leaver ${i}`);
      const { secret } = await tokenOf(leaver, ['accounts:read']);
      assert.equal((await byToken(site, secret, 'adminAccounts', {})).status, 200);
      await end(leaver.id);
      await problemIn(await byToken(site, secret, 'adminAccounts', {}), 'token_invalid');
    }
    const made = await operator.makeToken({ name: 'robot', scopes: ['accounts:read'], lifetime: 3600 });
    assert.equal((await byToken(site, made.secret, 'adminAccounts', {})).status, 200);
  });

  it('and an invite are nothing to another relying party on the same store', async () => {
    using database = new DatabaseFile();
    const masterKey = randomBytes(32);
    const shared = { path: database.path, masterKey };
    await using site = await openSite(shared);
    const relyingParty = { id: 'other', rpId: 'other.example', name: 'Other', origins: ['https://other.example'] };
    await using other = await openSite({ ...shared, relyingParty });
    const owner = await enter(site, 'owner', 'Olga');
    const { secret } = await tokenOf(owner, ['accounts:read']);
    await problemIn(await byToken(other, secret, 'adminAccounts', {}), 'token_invalid');
    assert.equal((await byToken(site, secret, 'adminAccounts', {})).status, 200);
    const { token: invite } = await (await operatorOf(site)).makeInvite({ role: 'owner', note: '' });
    await other.browser().refused('inviteLook', { invite }, 'invite_over');
    await other.browser().refused('signUpBegin', { username: 'Eve', invite }, 'invite_over');
    await site.browser().ok('inviteLook', { invite });
  });

  it('is guessed at only so often from one address; a good one still works there', async () => {
    await using site = await openSite({ limits: { guesses: { points: 3, seconds: 60 } } });
    const owner = await enter(site, 'owner', 'Olga');
    const { secret } = await tokenOf(owner, ['accounts:read']);
    for (let i = 0; i < 3; i += 1)
      await problemIn(await byToken(site, 'signet_x', 'adminAccounts', {}), 'token_invalid');
    await problemIn(await byToken(site, 'signet_x', 'adminAccounts', {}), 'rate_limited');
    assert.equal((await byToken(site, secret, 'adminAccounts', {})).status, 200);
    const { events } = await (await operatorOf(site)).listEvents({ type: 'admin.refused' });
    assert.equal(events.length, 3);
  });

  it('is nothing that a page on another origin could send', async () => {
    const origins = ['https://fernholm.example', 'https://shop.fernholm.example'];
    await using site = await openSite({ relyingParty: { ...fernholm, origins } });
    for (const origin of ['https://shop.fernholm.example', 'https://evil.example']) {
      const preflight = await site.browser().send('/admin/v1/accounts', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
      });
      assert.ok(!/authorization|\*/iu.test(preflight.headers.get('access-control-allow-headers') ?? ''));
    }
    const owner = await enter(site, 'owner', 'Olga');
    const { secret } = await tokenOf(owner, ['accounts:read']);
    const evil = await byToken(site, secret, 'adminAccounts', {}, { origin: 'https://evil.example' });
    await problemIn(evil, 'origin_foreign');
    assert.equal(evil.headers.get('access-control-allow-origin'), null);
  });

  it('leaves a header of another scheme to the proxy that asked for it', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const basic = { authorization: `Basic ${btoa('proxy:secret')}` };
    assert.equal((await owner.browser.ask('adminAccounts', {}, basic)).status, 200);
    await problemIn(await site.browser().ask('adminAccounts', {}, basic), 'session_required');
  });

  it('is made with a confirmation of its very name, scopes and lifetime', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const parameters = { name: 'robot', scopes: 'audit:read', lifetime: 3600 };
    const body = { name: 'robot', scopes: ['audit:read'] as const, lifetime: 3600 };
    const changes = [{ name: 'other' }, { scopes: ['accounts:write'] as const }, { lifetime: 7200 }];
    for (const change of changes) {
      const confirmation = await owner.browser.confirm(owner.key, 'admin.token', parameters);
      const changed = { ...body, ...change, confirmation };
      await owner.browser.refused(
        'adminMakeToken',
        { ...changed, scopes: [...changed.scopes] },
        'confirmation_parameters',
      );
    }
    assert.deepEqual((await owner.browser.ok('adminTokens', null)).tokens, []);
  });
});

describe('a change by an administrator', () => {
  it('takes a confirmation from a session', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    await owner.browser.refused('adminSuspend', { account: ada.id }, 'confirmation_required');
    assert.notEqual((await ada.browser.ok('session', null)).session, null);
    await owner.browser.ok(
      'adminSuspend',
      await confirmed(owner, 'adminSuspend', 'admin.suspend', { account: ada.id }),
    );
    const [event] = (await owner.browser.ok('adminEvents', { type: 'confirmation.finished' })).events;
    const { data } = event ?? {};
    assert.deepEqual([data?.['action'], data?.['parameters.account']], ['admin.suspend', ada.id]);
  });

  it('waits 72 hours with a passkey that a recovery brought', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    const operator = await operatorOf(site);
    const { code } = await operator.recover({ account: owner.id });
    const browser = site.browser();
    await browser.ok('recoverBegin', { code });
    site.pass(24 * 3_600_000);
    const key = createAuthenticator();
    const { ceremony, options } = await browser.ok('recoverEnrolBegin', {});
    const response = key.create(options, { origin: browser.origin });
    await browser.ok('recoverEnrolFinish', { ceremony, response });
    const suspend = async () => confirmed({ browser, key }, 'adminSuspend', 'admin.suspend', { account: ada.id });
    await browser.refused('adminSuspend', await suspend(), 'recovery_hold');
    site.pass(72 * 3_600_000 - 1);
    await browser.refused('adminSuspend', await suspend(), 'recovery_hold');
    site.pass(1);
    await browser.ok('adminSuspend', await suspend());
  });
});
