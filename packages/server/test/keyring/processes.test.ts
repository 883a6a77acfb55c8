import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { retireKeys, rotateKeys, tokenPurposes } from '@signet/server';
import type { RelyingPartyKey, Store } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import type { Browser } from '../scene/browser.ts';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

const rp = 'default' as RelyingPartyKey;
const second = 1000;
const lead = 300 * second;

const keyIn = (token: string): string => Buffer.from(token, 'base64url').toString('hex', 1, 5);

/** Begins at one process and finishes at another, as behind a load balancer; tells which key sealed. */
async function signInAcross(from: Site, to: Site, key: Authenticator): Promise<string> {
  const browser = from.browser();
  const body = await browser.beginSignIn(key);
  await withCookiesOf(browser, to).ok('signInFinish', body);
  return keyIn(body.ceremony);
}

function withCookiesOf(browser: Browser, site: Site): Browser {
  const other = site.browser();
  for (const [name, value] of browser.cookies) other.cookies.set(name, value);
  return other;
}

async function enrolAcross(from: Site, to: Site, externalId: string): Promise<void> {
  const ticket = await from.signet.enrolmentTicket({ externalId, username: externalId });
  await to.browser().ok('enrolBegin', { ticket });
}

const rotateAt = (site: Site, store: Store, masterKey: Uint8Array) =>
  rotateKeys({ store, masterKey, rp, clock: () => site.now });

describe('a keyring that several processes work with', () => {
  it('rotates without one refusal: before, during and after the lead', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    await using one = await openSite(settings);
    await using two = await openSite(settings);
    const key = createAuthenticator();
    await one.browser().signUp(key, 'Ada');
    let enrolments = 0;
    const across = async (): Promise<string[]> => {
      await enrolAcross(one, two, `user ${++enrolments}`);
      await enrolAcross(two, one, `user ${++enrolments}`);
      return [await signInAcross(one, two, key), await signInAcross(two, one, key)];
    };
    const pass = (milliseconds: number) => [one, two].forEach((it) => it.pass(milliseconds));
    const [old] = await across();
    const pending = one.browser();
    const body = await pending.beginSignIn(key);
    assert.deepEqual(await rotateAt(one, one.store, settings.masterKey), [...tokenPurposes]);
    assert.deepEqual(await across(), [old, old]);
    pass(30 * second);
    t.mock.timers.tick(30 * second);
    for (let i = 0; i < 50; i++) await setImmediate();
    pass(lead - 30 * second - 1);
    assert.deepEqual(await across(), [old, old]);
    pass(1);
    const [next, same] = await across();
    assert.notEqual(next, old);
    assert.equal(same, next);
    // One millisecond before its own end.
    pass(-1);
    await withCookiesOf(pending, two).ok('signInFinish', body);
  });

  it('opens what a key sealed that the process does not know yet', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    await using behind = await openSite(settings);
    const key = createAuthenticator();
    await behind.browser().signUp(key, 'Ada');
    await rotateAt(behind, behind.store, settings.masterKey);
    await using ahead = await openSite(settings);
    ahead.pass(lead);
    behind.pass(lead);
    const sealed = await signInAcross(ahead, behind, key);
    assert.equal(keyIn((await behind.browser().beginSignIn(key)).ceremony), sealed);
  });

  it('asks the store once for all who bring a key that nobody knows, and not again in the same second', async () => {
    let asked = 0;
    await using site = await openSite({
      around: (store) =>
        failing(store, {
          keys: async (purpose) => {
            if (purpose === 'ceremony') asked += 1;
            await setImmediate();
            return await store.keys(purpose);
          },
        }),
    });
    const { ceremony } = await site.browser().ok('signInBegin', {});
    const strange = Buffer.from(ceremony, 'base64url');
    strange.set(randomBytes(4), 1);
    const body = { ceremony: strange.toString('base64url'), response: {} };
    asked = 0;
    const started = performance.now();
    const refused = () => site.browser().refused('signInFinish', body, 'ceremony_key_unknown');
    await Promise.all(Array.from({ length: 20 }, refused));
    assert.equal(asked, 1);
    for (let i = 0; i < 20; i++) await refused();
    assert.ok(asked <= 1 + (performance.now() - started) / second, `asked ${asked} times`);
  });

  it('opens nothing that was sealed before a restore; the audit log keeps its key', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    await using before = await openSite(settings);
    const key = createAuthenticator();
    await before.browser().signUp(key, 'Ada');
    const browser = before.browser();
    const body = await browser.beginSignIn(key);
    const ticket = await before.signet.enrolmentTicket({ externalId: 'user-17', username: 'Eve' });
    const { store } = before;
    await retireKeys({ store, masterKey: settings.masterKey, rp, clock: () => before.now });
    await using site = await openSite(settings);
    await withCookiesOf(browser, site).refused('signInFinish', body, 'ceremony_key_unknown');
    await site.browser().refused('enrolBegin', { ticket }, 'ticket_invalid');
    await site.browser().signIn(key);
    assert.equal(database.run("SELECT retires FROM keyring WHERE purpose = 'events'")[0]?.['retires'], null);
    const types = database.run("SELECT type FROM events WHERE type LIKE 'key.%'").map((it) => it['type']);
    assert.deepEqual(
      types,
      tokenPurposes.map(() => 'key.retired'),
    );
  });

  it('is changed by the holder of the master key alone', async () => {
    await using site = await openSite();
    const { store } = site;
    for (const change of [rotateKeys, retireKeys]) {
      await assert.rejects(change({ store, masterKey: randomBytes(32), rp }), { name: 'KeyringLocked' });
    }
    await site.browser().signUp(createAuthenticator(), 'Ada');
    assert.equal((await store.keys('ceremony')).length, 1);
  });
});
