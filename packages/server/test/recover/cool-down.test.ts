import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Store } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { aPerson, beginWith, day, enrol, hour } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

const short = { recoveryCoolDown: 0, shortCoolDown: 'accepted-dangerously' } as const;

describe('the cool-down of a recovery', () => {
  it('is not over before it is over', async () => {
    await using site = await openSite();
    const { browser } = await beginWith(site, (await aPerson(site)).code);
    await browser.refused('recoverEnrolBegin', {}, 'recovery_not_ready');
    site.pass(day - 1);
    await browser.refused('recoverEnrolBegin', {}, 'recovery_not_ready');
    site.pass(1);
    await enrol(browser, createAuthenticator());
  });

  it('neither ends earlier nor begins anew with another session, or a look at it', async () => {
    await using site = await openSite();
    const { code } = await aPerson(site);
    const { recovery } = await beginWith(site, code);
    site.pass(20 * hour);
    const again = await beginWith(site, code);
    assert.equal(again.recovery.readyAt, recovery.readyAt);
    await again.browser.refused('recoverEnrolBegin', {}, 'recovery_not_ready');
    assert.equal((await again.browser.ok('recoverState', null)).recovery?.wait, 4 * hour);
  });

  it('is the longer for a clock that is set back, and no shorter for one that is set back and forward', async () => {
    await using site = await openSite();
    const { browser, recovery } = await beginWith(site, (await aPerson(site)).code);
    site.pass(-2 * day);
    assert.deepEqual((await browser.ok('recoverState', null)).recovery, { ...recovery, wait: 3 * day });
    await browser.refused('recoverEnrolBegin', {}, 'recovery_not_ready');
    site.pass(3 * day - 1);
    await browser.refused('recoverEnrolBegin', {}, 'recovery_not_ready');
    site.pass(1);
    await enrol(browser, createAuthenticator());
  });

  it('is looked at again at the end: a clock that was ahead at begin and is set back opens nothing', async () => {
    await using site = await openSite();
    const { browser } = await beginWith(site, (await aPerson(site)).code);
    site.pass(day);
    const { ceremony, options } = await browser.ok('recoverEnrolBegin', {});
    const response = createAuthenticator().create(options, { origin: browser.origin });
    site.pass(-30_000);
    await browser.refused('recoverEnrolFinish', { ceremony, response }, 'recovery_not_ready');
    site.pass(30_000);
    await enrol(browser, createAuthenticator());
  });

  it('is decided by what the store has in the unit that ends it, not by what was read before', async () => {
    const hasty = (store: Store): Store =>
      failing(store, {
        findRecovery: async (id) => {
          const recovery = await store.findRecovery(id);
          return recovery && { ...recovery, readyAt: 0 };
        },
      });
    await using site = await openSite({ around: hasty });
    const ada = await aPerson(site);
    const { browser } = await beginWith(site, ada.code);
    const { ceremony, options } = await browser.ok('recoverEnrolBegin', {});
    const response = createAuthenticator().create(options, { origin: browser.origin });
    await browser.refused('recoverEnrolFinish', { ceremony, response }, 'recovery_not_ready');
    assert.equal((await ada.browser.ok('passkeyList', null)).passkeys.length, 1);
  });

  it('stays as it was when it began, whatever becomes of the policy', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    await using before = await openSite(settings);
    const ada = await aPerson(before);
    await beginWith(before, ada.code);
    await using site = await openSite({ ...settings, policy: short });
    const { browser } = await beginWith(site, ada.code);
    await browser.refused('recoverEnrolBegin', {}, 'recovery_not_ready');
    site.pass(day);
    await enrol(browser, createAuthenticator());
  });

  it('may be none where the policy says so in a loud word', async () => {
    await using site = await openSite({ policy: short });
    const { browser, recovery } = await beginWith(site, (await aPerson(site)).code);
    assert.equal(recovery.wait, 0);
    await enrol(browser, createAuthenticator());
  });
});
