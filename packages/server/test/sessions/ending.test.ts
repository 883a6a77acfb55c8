import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { aPerson, beginWith, day, enrol } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

describe('the list of sessions', () => {
  it('tells device, times, passkey and assurance of each, latest first, and which one asks', async () => {
    await using site = await openSite();
    const [laptop, phone] = [site.browser(), site.browser()];
    const key = createAuthenticator();
    const { session } = await laptop.signUp(key, 'Ada');
    site.pass(1000);
    await phone.signIn(key);
    const { sessions } = await laptop.ok('sessionList', null);
    assert.deepEqual(
      sessions.map((it) => [it.current, it.device, it.passkey?.id, it.assurance, it.methods]),
      [false, true].map((current) => [
        current,
        'Firefox on Linux',
        session.passkey,
        session.assurance,
        session.methods,
      ]),
    );
    const created = sessions.map((it) => Date.parse(it.created));
    assert.deepEqual(created, [site.now, site.now - 1000]);
    assert.equal(sessions[1]?.expires, session.expires);
  });

  it('shows no other account’s, and none that ended by itself', async () => {
    await using site = await openSite({ policy: { sessionIdle: 3600 } });
    const [ada, grace, idle] = [site.browser(), site.browser(), site.browser()];
    const key = createAuthenticator();
    await ada.signUp(key, 'Ada');
    await idle.signIn(key);
    await grace.signUp(createAuthenticator(), 'Grace');
    assert.equal((await ada.ok('sessionList', null)).sessions.length, 2);
    site.pass(1_800_000);
    await ada.ok('session', null);
    site.pass(1_800_000);
    assert.deepEqual(
      (await ada.ok('sessionList', null)).sessions.map((it) => it.current),
      [true],
    );
  });

  it('shows none that is good for a recovery alone', async () => {
    await using site = await openSite();
    const { browser, code } = await aPerson(site);
    const { browser: recovering } = await beginWith(site, code);
    assert.equal((await browser.ok('sessionList', null)).sessions.length, 1);
    await recovering.refused('sessionList', null, 'session_required');
  });

  it('ends none either: a stolen cookie does not keep its victim from recovering', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const { browser: stolen, code } = await aPerson(site);
    const { browser } = await beginWith(site, code);
    const [restricted] = database.run('SELECT id FROM sessions WHERE recovery IS NOT NULL');
    assert.deepEqual(await stolen.ok('sessionRevokeOthers', {}), { ended: 0 });
    await stolen.refused('sessionRevoke', { session: String(restricted?.['id']) }, 'session_not_found');
    site.pass(day);
    await enrol(browser, createAuthenticator());
  });

  it('shows the session that asks however many came after it', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const { sessions } = await browser.ok('sessionList', null);
    const [id = ''] = sessions.map((it) => it.id);
    const columns =
      'rp, account, passkey, recovery, auth_time, last_seen, expires, idle_limit, methods, assurance, agent';
    database.run(`INSERT INTO sessions (id, token_hash, created, ${columns}) WITH RECURSIVE n (i) AS
      (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250)
      SELECT substr(id, 1, 24) || printf('%012x', i), randomblob(32), created + i, ${columns} FROM sessions, n`);
    const { sessions: many } = await browser.ok('sessionList', null);
    assert.equal(many.length, 201);
    assert.deepEqual([many.at(-1)?.id, many.at(-1)?.current], [id, true]);
  });

  it('holds no token and no hash of one', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const text = await (await browser.ask('sessionList', null)).text();
    for (const value of browser.cookies.values()) assert.ok(!text.includes(value));
    assert.ok(!/hash|token/iu.test(text), text);
  });
});

describe('ending a session', () => {
  it('signs out a browser that somebody left signed in, and only that', async () => {
    await using site = await openSite();
    const [here, there, third] = [site.browser(), site.browser(), site.browser()];
    const key = createAuthenticator();
    await here.signUp(key, 'Ada');
    await there.signIn(key);
    site.pass(1);
    await third.signIn(key);
    const { sessions } = await here.ok('sessionList', null);
    const session = sessions.find((it) => !it.current && Date.parse(it.created) < site.now)?.id ?? '';
    assert.deepEqual(await here.ok('sessionRevoke', { session }), { ended: 1 });
    assert.equal((await there.ok('session', null)).session, null);
    await there.refused('passkeyList', null, 'session_required');
    assert.notEqual((await third.ok('session', null)).session, null);
    await here.refused('sessionRevoke', { session }, 'session_not_found');
  });

  it('does not reach another account’s', async () => {
    await using site = await openSite();
    const [ada, mallory] = [site.browser(), site.browser()];
    await ada.signUp(createAuthenticator(), 'Ada');
    await mallory.signUp(createAuthenticator(), 'Mallory');
    const session = (await ada.ok('sessionList', null)).sessions[0]?.id ?? '';
    await mallory.refused('sessionRevoke', { session }, 'session_not_found');
    await mallory.ok('sessionRevokeOthers', {});
    assert.notEqual((await ada.ok('session', null)).session, null);
  });

  it('of this browser takes its cookie too', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const session = (await browser.ok('sessionList', null)).sessions[0]?.id ?? '';
    const response = await browser.ask('sessionRevoke', { session });
    assert.ok(response.headers.getSetCookie().some((it) => it.startsWith('__Host-signet=;')));
  });

  it('everywhere else leaves this one', async () => {
    await using site = await openSite();
    const key = createAuthenticator();
    const here = site.browser();
    await here.signUp(key, 'Ada');
    const others = [site.browser(), site.browser()];
    for (const it of others) await it.signIn(key);
    assert.deepEqual(await here.ok('sessionRevokeOthers', {}), { ended: 2 });
    for (const it of others) assert.equal((await it.ok('session', null)).session, null);
    assert.notEqual((await here.ok('session', null)).session, null);
    assert.deepEqual(await here.ok('sessionRevokeOthers', {}), { ended: 0 });
    const { events } = await here.ok('activity', {});
    assert.equal(events.filter((it) => it.type === 'session.ended').length, 1);
  });

  it('needs a session and an Origin', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await browser.refused('sessionRevokeOthers', {}, 'session_required');
    await browser.signUp(createAuthenticator(), 'Ada');
    await browser.refused('sessionRevokeOthers', {}, 'origin_missing', { origin: null });
    await browser.refused('sessionRevokeOthers', {}, 'origin_foreign', { origin: 'https://evil.fernholm.example' });
  });

  it('asks for a confirmation of that very session where the policy lists it', async () => {
    await using site = await openSite({ policy: { confirmedActions: ['session.revoke'] } });
    const [here, there] = [site.browser(), site.browser()];
    const key = createAuthenticator();
    await here.signUp(key, 'Ada');
    await there.signIn(key);
    const { sessions } = await here.ok('sessionList', null);
    const [own, other] = [true, false].map((current) => sessions.find((it) => it.current === current)?.id ?? '');
    assert.ok(own && other);
    await here.refused('sessionRevoke', { session: other }, 'confirmation_required');
    await here.refused('sessionRevokeOthers', {}, 'confirmation_required');
    const forOwn = await here.confirm(key, 'session.revoke', { session: own });
    await here.refused('sessionRevoke', { session: other, confirmation: forOwn }, 'confirmation_parameters');
    await here.refused('sessionRevokeOthers', { confirmation: forOwn }, 'confirmation_parameters');
    const confirmation = await here.confirm(key, 'session.revoke', { session: other });
    assert.deepEqual(await here.ok('sessionRevoke', { session: other, confirmation }), { ended: 1 });
  });
});
