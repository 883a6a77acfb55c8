import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { anApp, timeStep } from '../scene/app.ts';
import { aPerson, beginWith, confirmed, day, enrol, hour } from '../scene/recovering.ts';
import type { Person } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

async function started({ browser }: Person): Promise<number> {
  return (await browser.ok('noticeList', {})).notices.filter((it) => it.kind === 'recovery.started').length;
}

/** Ada began a recovery, found her key after it was ready, and forgot about it. */
async function forgotten(site: Site): Promise<Person> {
  const ada = await aPerson(site);
  await beginWith(site, ada.code);
  site.pass(4 * day);
  await ada.browser.signIn(ada.key);
  return ada;
}

describe('another proof of an account whose recovery is open', () => {
  it('waits the whole cool-down by itself, and is told, though the recovery that is open is ready', async () => {
    await using site = await openSite();
    const ada = await forgotten(site);
    const { browser, recovery } = await beginWith(site, ada.codes[1] ?? '');
    assert.equal(recovery.wait, day);
    assert.equal(await started(ada), 2);
    await browser.refused('recoverEnrolBegin', {}, 'recovery_not_ready');
    site.pass(day - 1);
    await browser.refused('recoverEnrolBegin', {}, 'recovery_not_ready');
  });

  it('waits by itself where it is a code of an authenticator app', async () => {
    await using site = await openSite({ policy: { totp: 'accepted' } });
    const ada = await aPerson(site);
    const app = await anApp(site, ada);
    for (const wait of [0, 3 * day]) {
      site.pass(wait + timeStep);
      const { recovery } = await site.browser().ok('recoverBegin', { username: 'Ada', totp: app.code(site.now) });
      assert.equal(recovery.wait, day);
    }
    await ada.browser.signIn(ada.key);
    assert.equal(await started(ada), 2);
  });

  it('keeps nobody out: who began before goes on, and whoever is first ends the others', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const mine = await beginWith(site, ada.code);
    site.pass(20 * hour);
    const other = await beginWith(site, ada.codes[1] ?? '');
    site.pass(4 * hour);
    await enrol(mine.browser, createAuthenticator());
    site.pass(day);
    await other.browser.refused('recoverEnrolBegin', {}, 'recovery_required');
    await site.browser().refused('recoverBegin', { code: ada.codes[1] ?? '' }, 'code_refused');
  });

  it('is stopped with all of them', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const both = [await beginWith(site, ada.code), await beginWith(site, ada.codes[1] ?? '')];
    await confirmed(ada, 'recoveryCancel');
    assert.equal((await ada.browser.ok('recoveryStatus', null)).recovery, null);
    site.pass(day);
    for (const { browser } of both) await browser.refused('recoverEnrolBegin', {}, 'recovery_required');
    for (const code of ada.codes.slice(0, 2)) await site.browser().refused('recoverBegin', { code }, 'code_refused');
  });

  it('hides nothing: the page shows the one that takes effect first', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const { recovery } = await beginWith(site, ada.code);
    site.pass(hour);
    await beginWith(site, ada.codes[1] ?? '');
    assert.equal((await ada.browser.ok('recoveryStatus', null)).recovery?.readyAt, recovery.readyAt);
  });
});
