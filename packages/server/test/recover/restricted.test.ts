import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { routes } from '@signet/protocol';
import type { RouteName } from '@signet/protocol';
import { table } from '../../src/routes.ts';
import { problemIn } from '../scene/browser.ts';
import type { Browser } from '../scene/browser.ts';
import { code, require } from '../scene/confirming.ts';
import { DatabaseFile } from '../scene/database.ts';
import { aPerson, beginWith, day, recover } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

const names = Object.keys(routes) as RouteName[];
const guarded = (guard: string): RouteName[] =>
  names.filter((it) => (table[it].guards as readonly string[]).includes(guard));

/** Guards come before bodies: what is sent does not matter. */
async function asks(browser: Browser, name: RouteName): Promise<Response> {
  const { method, path } = routes[name];
  return await browser.send(path, { method, body: method === 'GET' ? null : '{}' });
}

describe('the session of a recovery', () => {
  for (const when of ['before', 'after'] as const) {
    it(`is good for no route that takes a session, ${when} the cool-down`, async () => {
      await using site = await openSite();
      const ada = await aPerson(site);
      const { browser } = await beginWith(site, ada.code);
      if (when === 'after') site.pass(day);
      const sessionRoutes = guarded('session');
      assert.ok(sessionRoutes.length > 15);
      for (const name of sessionRoutes) await problemIn(await asks(browser, name), 'session_required');
    });
  }

  it('is good for no route of administrators, also where the account is one', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const ada = await aPerson(site);
    database.run("UPDATE accounts SET role = 'owner'");
    const { browser } = await beginWith(site, ada.code);
    site.pass(day);
    const adminRoutes = guarded('admin');
    assert.ok(adminRoutes.length > 15);
    for (const name of adminRoutes) await problemIn(await asks(browser, name), 'session_required');
  });

  it('is nobody’s, to the page and to the embedding application', async () => {
    await using site = await openSite();
    const { browser } = await beginWith(site, (await aPerson(site)).code);
    assert.deepEqual(await browser.ok('session', null), { session: null });
    assert.equal(await site.signet.session(browser.request('/')), null);
    await assert.rejects(require(site, browser, { ceremony: 'x', response: {} }), code('session_required'));
  });

  it('is what the routes of a recovery take: no other one, and none', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const recovered = await recover(site, ada.code);
    await ada.browser.signIn(ada.key);
    const recoveryRoutes = guarded('recovery');
    assert.deepEqual(recoveryRoutes, ['recoverEnrolBegin', 'recoverEnrolFinish']);
    for (const name of recoveryRoutes) {
      for (const it of [ada.browser, recovered.browser, site.browser()]) {
        await problemIn(await asks(it, name), 'recovery_required');
      }
    }
    assert.deepEqual(await ada.browser.ok('recoverState', null), { recovery: null });
  });

  it('takes the place of the browser’s session, and is given up by signing out or beginning again', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const ada = await aPerson(site);
    const sessions = (): unknown[] =>
      database.run('SELECT recovery IS NOT NULL AS it FROM sessions').map((row) => row['it']);
    await ada.browser.ok('recoverBegin', { code: ada.code });
    assert.deepEqual(sessions(), [1]);
    await ada.browser.ok('recoverBegin', { code: ada.code });
    assert.deepEqual(sessions(), [1]);
    const kept = new Map(ada.browser.cookies);
    await ada.browser.ok('signOut', {});
    assert.deepEqual(sessions(), []);
    for (const [name, value] of kept) ada.browser.cookies.set(name, value);
    await ada.browser.refused('recoverEnrolBegin', {}, 'recovery_required');
  });
});
