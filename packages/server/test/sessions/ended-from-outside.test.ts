import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AccountId, EventRecord, PasskeyId, RelyingPartyKey } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { add } from '../scene/adding.ts';
import { failing } from '../scene/failing.ts';
import type { Site } from '../scene/site.ts';
import { openSite } from '../scene/site.ts';

const minute = 60_000;
const day = 86_400_000;

function anEvent(site: Site, type: string): EventRecord {
  return {
    id: crypto.randomUUID(),
    rp: 'default' as RelyingPartyKey,
    time: site.now,
    type,
    actor: null,
    subject: null,
    outcome: 'succeeded',
    code: null,
    ip: null,
    agent: null,
    data: {},
    salt: new Uint8Array(16),
  };
}

describe('a suspended account', () => {
  it('has no session any more, cannot confirm what it began, and gets none by its passkey', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    const { session } = await browser.signUp(key, 'Ada');
    const account = session.account.id as AccountId;
    const confirmation = await browser.confirm(key, 'session.raise');
    const begun = await browser.beginSignIn(key);
    const suspended = { account, status: 'suspended' as const, time: site.now };
    assert.equal(await site.store.setStatus({ ...suspended, event: anEvent(site, 'account.suspended') }), 'set');
    assert.equal((await browser.ok('session', null)).session, null);
    await browser.refused('sessionList', null, 'session_required');
    await browser.refused('sessionRaise', { confirmation }, 'session_required');
    // Not by 404: its passkey must not be signalled away.
    assert.equal((await browser.refused('signInFinish', begun, 'account_suspended')).status, 403);
    const active = { account, status: 'active' as const, time: site.now };
    await site.store.setStatus({ ...active, event: anEvent(site, 'account.reinstated') });
    assert.equal((await browser.ok('session', null)).session, null);
    await browser.signIn(key);
  });

  it('is signed in nowhere even where a session of it is left', async () => {
    await using site = await openSite({
      around: (store) =>
        failing(store, {
          findSession: async (hash) => {
            const found = await store.findSession(hash);
            return found && { ...found, account: { ...found.account, status: 'suspended' } };
          },
        }),
    });
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    assert.equal((await browser.ok('session', null)).session, null);
    await browser.refused('passkeyList', null, 'session_required');
    assert.equal(await site.signet.session(browser.request('/')), null);
  });
});

describe('a revoked passkey', () => {
  it('takes the sessions that it opened with it, and no others', async () => {
    await using site = await openSite();
    const [laptop, phone] = [createAuthenticator(), createAuthenticator()];
    const [here, there] = [site.browser(), site.browser()];
    const { session } = await here.signUp(laptop, 'Ada');
    const { id } = await add(here, laptop, phone);
    await there.signIn(phone);
    const unit = { account: session.account.id as AccountId, passkey: id as PasskeyId };
    assert.equal(await site.store.revokePasskey({ ...unit, event: anEvent(site, 'passkey.revoked') }), 'revoked');
    assert.equal((await there.ok('session', null)).session, null);
    assert.notEqual((await here.ok('session', null)).session, null);
    await there.refused('signInFinish', await there.beginSignIn(phone), 'passkey_revoked');
  });
});

describe('the limits of a session', () => {
  const policy = { sessionIdle: 3600, sessionAbsolute: 86_400 };

  it('end it when it was not seen for the idle time, to the millisecond', async () => {
    await using site = await openSite({ policy });
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    site.pass(60 * minute - 1);
    assert.notEqual((await browser.ok('session', null)).session, null);
    site.pass(60 * minute);
    assert.equal((await browser.ok('session', null)).session, null);
  });

  it('end it at the absolute time, however busy it is', async () => {
    await using site = await openSite({ policy });
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    for (let i = 0; i < 47; i++) {
      site.pass(30 * minute);
      assert.notEqual((await browser.ok('session', null)).session, null);
    }
    site.pass(30 * minute - 1);
    assert.notEqual((await browser.ok('session', null)).session, null);
    site.pass(1);
    assert.equal((await browser.ok('session', null)).session, null);
    await browser.refused('passkeyList', null, 'session_required');
  });
});

describe('a clock that is moved back', () => {
  it('brings no session back that was ended, and none that was raised out of its token', async () => {
    await using site = await openSite();
    const [ended, raised, thief] = [site.browser(), site.browser(), site.browser()];
    const key = createAuthenticator();
    await ended.signUp(key, 'Ada');
    await raised.signIn(key);
    for (const [name, value] of raised.cookies) thief.cookies.set(name, value);
    await raised.ok('sessionRaise', { confirmation: await raised.confirm(key, 'session.raise') });
    await raised.ok('sessionRevokeOthers', {});
    site.pass(-30 * day);
    for (const it of [ended, thief]) assert.equal((await it.ok('session', null)).session, null);
    assert.notEqual((await raised.ok('session', null)).session, null);
  });

  it('brings none back that was swept', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    await using site = await openSite();
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    site.pass(31 * day);
    t.mock.timers.tick(minute);
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
    site.pass(-31 * day);
    assert.equal((await browser.ok('session', null)).session, null);
  });
});
