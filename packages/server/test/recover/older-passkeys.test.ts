import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { add, securityKey } from '../scene/adding.ts';
import { aPerson, beginWith, confirmed, confirmedInVain, enrol, hour, recover } from '../scene/recovering.ts';
import type { Person } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

type SignedIn = Pick<Person, 'browser' | 'key'>;

async function oldest({ browser }: SignedIn): Promise<string> {
  return (await browser.ok('passkeyList', null)).passkeys[0]?.id ?? '';
}

async function deletes({ browser, key }: SignedIn, passkey: string): Promise<void> {
  const confirmation = await browser.confirm(key, 'passkey.delete', { passkey });
  await browser.ok('passkeyDelete', { passkey, confirmation });
}

async function deletesInVain({ browser, key }: SignedIn, passkey: string, code: string): Promise<void> {
  const confirmation = await browser.confirm(key, 'passkey.delete', { passkey });
  await browser.refused('passkeyDelete', { passkey, confirmation }, code);
}

describe('passkeys that are older than a recovery', () => {
  it('are not deleted by the recovered one before 72 hours are over', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const fresh = await recover(site, ada.code);
    const passkey = await oldest(fresh);
    const { heldUntil } = await fresh.browser.ok('recoveryStatus', null);
    assert.equal(heldUntil, new Date(site.now + 72 * hour).toISOString());
    await deletesInVain(fresh, passkey, 'recovery_hold');
    site.pass(72 * hour - 1);
    await deletesInVain(fresh, passkey, 'recovery_hold');
    site.pass(1);
    assert.equal((await fresh.browser.ok('recoveryStatus', null)).heldUntil, null);
    await deletes(fresh, passkey);
  });

  it('are not deleted through another passkey that the recovered one added', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const fresh = await recover(site, ada.code);
    const key = createAuthenticator(securityKey);
    await add(fresh.browser, fresh.key, key);
    const browser = site.browser();
    await browser.signIn(key);
    const passkey = await oldest({ browser, key });
    await deletesInVain({ browser, key }, passkey, 'recovery_hold');
    site.pass(72 * hour);
    await deletes({ browser, key }, passkey);
  });

  it('are not deleted through a second recovery, after which the first one’s passkey would be an older one too', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const first = await recover(site, ada.code);
    const { browser, recovery } = await beginWith(site, first.codes[0] ?? '');
    assert.equal(recovery.wait, 72 * hour);
    site.pass(72 * hour - 1);
    await browser.refused('recoverEnrolBegin', {}, 'recovery_not_ready');
    await deletesInVain(first, await oldest(first), 'recovery_hold');
    site.pass(1);
    const second = { browser, key: createAuthenticator() };
    await enrol(browser, second.key);
    const [mine, recovered] = (await browser.ok('passkeyList', null)).passkeys;
    site.pass(72 * hour - 1);
    for (const it of [mine, recovered]) await deletesInVain(second, it?.id ?? '', 'recovery_hold');
  });

  it('throw the recovered one out, at once', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const fresh = await recover(site, ada.code);
    await ada.browser.signIn(ada.key);
    const recovered = (await ada.browser.ok('passkeyList', null)).passkeys[1]?.id ?? '';
    await deletes(ada, recovered);
    assert.deepEqual(await fresh.browser.ok('session', null), { session: null });
    const { codes } = await confirmed(ada, 'recoveryCodesMake');
    await site.browser().refused('recoverBegin', { code: fresh.codes[0] ?? '' }, 'code_refused');
    assert.ok('recovery' in (await site.browser().ok('recoverBegin', { code: codes[0] ?? '' })));
  });

  it('are not made worthless by turning recovery off, or deleting the account, with the recovered one', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const fresh = await recover(site, ada.code);
    await add(fresh.browser, fresh.key, createAuthenticator(securityKey));
    await confirmedInVain(fresh, 'recoveryTurnOff', 'recovery_hold');
    const confirmation = await fresh.browser.confirm(fresh.key, 'account.delete');
    await fresh.browser.refused('accountDelete', { confirmation }, 'recovery_hold');
    site.pass(72 * hour);
    await confirmed(fresh, 'recoveryTurnOff');
  });
});
