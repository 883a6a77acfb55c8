import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { aPerson, beginWith, day, enrol, recover } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

describe('a recovery by code', () => {
  it('waits a day, is told of, and ends with a passkey beside the older ones', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const { browser, recovery } = await beginWith(site, ada.code);
    assert.deepEqual(recovery, {
      started: new Date(site.now).toISOString(),
      readyAt: new Date(site.now + day).toISOString(),
      wait: day,
      expires: new Date(site.now + 8 * day).toISOString(),
    });
    assert.deepEqual(await browser.ok('recoverState', null), { recovery });
    const { notices } = await ada.browser.ok('noticeList', {});
    assert.deepEqual(
      notices.map(({ kind, data }) => ({ kind, data })),
      [{ kind: 'recovery.started', data: { readyAt: site.now + day, method: 'code', device: 'Firefox on Linux' } }],
    );
    const status = await ada.browser.ok('recoveryStatus', null);
    assert.deepEqual([status.recovery, status.codes.left], [{ ...recovery, method: 'code' }, 9]);
    site.pass(day);
    assert.equal((await browser.ok('recoverState', null)).recovery?.wait, 0);
    const key = createAuthenticator();
    const { session, recoveryCodes } = await enrol(browser, key);
    assert.deepEqual([session.account.id, session.assurance, recoveryCodes?.length], [ada.id, 'aal2', 10]);
    assert.deepEqual(await browser.ok('recoverState', null), { recovery: null });
    assert.equal((await browser.ok('noticeList', {})).notices[0]?.kind, 'recovery.completed');
    const { passkeys } = await browser.ok('passkeyList', null);
    assert.deepEqual(
      passkeys.map(({ current }) => current),
      [false, true],
    );
    for (const it of [key, ada.key]) await site.browser().signIn(it);
  });

  it('ends every other session of the account, and kills its older codes', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const elsewhere = site.browser();
    await elsewhere.signIn(ada.key);
    const { browser, codes } = await recover(site, ada.code);
    for (const it of [ada.browser, elsewhere]) assert.deepEqual(await it.ok('session', null), { session: null });
    assert.notEqual((await browser.ok('session', null)).session, null);
    for (const code of ada.codes) await site.browser().refused('recoverBegin', { code }, 'code_refused');
    assert.equal(codes.length, 10);
    await beginWith(site, codes[9] ?? '');
  });

  it('counts the new passkey among those that came with it, however the clock runs', async () => {
    let now = Date.UTC(2026, 0, 10, 12);
    await using site = await openSite({ clock: () => (now += 7) });
    const ada = await aPerson(site);
    const { browser } = await beginWith(site, ada.code);
    now += day;
    const key = createAuthenticator();
    await enrol(browser, key);
    const older = (await browser.ok('passkeyList', null)).passkeys[0]?.id ?? '';
    const confirmation = await browser.confirm(key, 'passkey.delete', { passkey: older });
    await browser.refused('passkeyDelete', { passkey: older, confirmation }, 'recovery_hold');
  });

  it('asks no authenticator for a second passkey of the account, unless it holds one that is suspected', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const ada = await aPerson(site);
    const { browser } = await beginWith(site, ada.code);
    site.pass(day);
    const { options } = await browser.ok('recoverEnrolBegin', {});
    const first = (await ada.browser.ok('passkeyList', null)).passkeys[0];
    assert.deepEqual(
      options.excludeCredentials.map((it) => it.id),
      [first?.credentialId],
    );
    database.run("UPDATE passkeys SET status = 'suspected_clone'");
    assert.deepEqual((await browser.ok('recoverEnrolBegin', {})).options.excludeCredentials, []);
  });
});
