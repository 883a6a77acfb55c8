import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { aPerson, beginWith, confirmed, day, enrol, hour, recover } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

describe('a recovery code that was used', () => {
  it('opens its recovery again while that is open, which begins no other and is told of once', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const ada = await aPerson(site);
    const { recovery } = await beginWith(site, ada.code);
    site.pass(day / 2);
    const again = await beginWith(site, ada.code);
    assert.deepEqual(again.recovery, { ...recovery, wait: day / 2 });
    assert.equal(database.run('SELECT id FROM recoveries').length, 1);
    assert.equal((await ada.browser.ok('noticeList', {})).notices.length, 1);
    const types = database
      .run("SELECT type FROM events WHERE type LIKE 'recovery.%' ORDER BY id")
      .map((it) => it['type']);
    assert.deepEqual(types, ['recovery.started', 'recovery.reopened']);
    site.pass(day / 2);
    await enrol(again.browser, createAuthenticator());
  });

  it('opens nothing once it is completed', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    await recover(site, ada.code);
    await site.browser().refused('recoverBegin', { code: ada.code }, 'code_refused');
  });

  it('opens nothing once it is cancelled, and nor does it start another', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    await beginWith(site, ada.code);
    await confirmed(ada, 'recoveryCancel');
    await site.browser().refused('recoverBegin', { code: ada.code }, 'code_refused');
    assert.equal((await ada.browser.ok('recoveryStatus', null)).recovery, null);
    // The others are as good as before.
    await beginWith(site, ada.codes[1] ?? '');
  });

  it('opens nothing once it is over by itself, a week after its cool-down', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    await beginWith(site, ada.code);
    site.pass(8 * day - 1);
    const { browser, recovery } = await beginWith(site, ada.code);
    assert.equal(recovery.wait, 0);
    site.pass(1);
    await site.browser().refused('recoverBegin', { code: ada.code }, 'code_refused');
    await browser.refused('recoverEnrolBegin', {}, 'recovery_required');
    await beginWith(site, ada.codes[1] ?? '');
  });

  it('opens nothing that expired before another one was stopped or completed, also where the clock goes back', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const refused = async (code = ''): Promise<unknown> =>
      site.browser().refused('recoverBegin', { code }, 'code_refused');
    await beginWith(site, ada.code);
    site.pass(8 * day + 1);
    await ada.browser.signIn(ada.key);
    await beginWith(site, ada.codes[1] ?? '');
    await confirmed(ada, 'recoveryCancel');
    site.pass(-hour);
    for (const it of ada.codes.slice(0, 2)) await refused(it);
    await beginWith(site, ada.codes[2] ?? '');
    site.pass(8 * day + 1);
    const { codes } = await recover(site, ada.codes[3] ?? '');
    site.pass(-day - hour);
    await refused(ada.codes[2]);
    assert.notEqual((await beginWith(site, codes[0] ?? '')).recovery.wait, 0);
  });
});
