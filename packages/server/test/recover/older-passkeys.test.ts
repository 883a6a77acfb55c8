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
    assert.equal(codes.length, 10);
    await site.browser().refused('recoverBegin', { code: fresh.codes[0] ?? '' }, 'code_refused');
    assert.ok('recovery' in (await site.browser().ok('recoverBegin', { code: codes[0] ?? '' })));
  });

  it('throw out with the recovered one its codes, its app, and what was begun with them', async () => {
    await using site = await openSite({ policy: { totp: 'accepted' } });
    const ada = await aPerson(site);
    const fresh = await recover(site, ada.code);
    const begun = await beginWith(site, fresh.codes[0] ?? '');
    await ada.browser.signIn(ada.key);
    const recovered = (await ada.browser.ok('passkeyList', null)).passkeys[1]?.id ?? '';
    await deletes(ada, recovered);
    await begun.browser.refused('recoverEnrolBegin', {}, 'recovery_required');
    for (const code of fresh.codes) await site.browser().refused('recoverBegin', { code }, 'code_refused');
    const { codes, advice, recovery } = await ada.browser.ok('recoveryStatus', null);
    assert.deepEqual([codes.left, recovery], [0, null]);
    assert.ok(advice.some((it) => it === 'make-codes' || it === 'add-a-passkey-or-codes'));
    const kinds = (await ada.browser.ok('noticeList', {})).notices.map((it) => it.kind);
    assert.ok(kinds.includes('recovery-codes.forgotten'));
  });

  it('leave the codes alone where the recovered one is deleted by itself, or after the hold', async () => {
    await using site = await openSite();
    const [ada, grace] = [await aPerson(site, 'Ada'), await aPerson(site, 'Grace')];
    const [first, second] = [await recover(site, ada.code), await recover(site, grace.code)];
    await deletes(first, (await first.browser.ok('passkeyList', null)).passkeys[1]?.id ?? '');
    await beginWith(site, first.codes[0] ?? '');
    site.pass(72 * hour);
    await grace.browser.signIn(grace.key);
    await deletes(grace, (await grace.browser.ok('passkeyList', null)).passkeys[1]?.id ?? '');
    await beginWith(site, second.codes[0] ?? '');
  });

  it('alone make codes and set up an app before 72 hours are over', async () => {
    await using site = await openSite({ policy: { totp: 'accepted' } });
    const ada = await aPerson(site);
    const fresh = await recover(site, ada.code);
    for (const it of ['recoveryCodesMake', 'totpBegin'] as const) await confirmedInVain(fresh, it, 'recovery_hold');
    await ada.browser.signIn(ada.key);
    for (const it of ['recoveryCodesMake', 'totpBegin'] as const) await confirmed(ada, it);
    site.pass(72 * hour);
    await fresh.browser.signIn(fresh.key);
    for (const it of ['recoveryCodesMake', 'totpBegin'] as const) await confirmed(fresh, it);
  });

  it('that sign nobody in keep nobody from making codes', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const fresh = await recover(site, ada.code);
    const passkey = (await oldest(fresh)) as never;
    const [event = assert.fail()] = await site.store.accountEvents(ada.id as never, null, 1);
    await site.store.suspectPasskey({ passkey, event: { ...event, id: crypto.randomUUID() } });
    await confirmed(fresh, 'recoveryCodesMake');
  });

  it('are that also where the clock was ahead when they were made', async () => {
    await using site = await openSite();
    site.pass(240 * hour);
    const ada = await aPerson(site);
    site.pass(-240 * hour);
    const fresh = await recover(site, ada.code);
    const passkeys = (await fresh.browser.ok('passkeyList', null)).passkeys;
    const mine = passkeys.find((it) => !it.current)?.id ?? '';
    await deletesInVain(fresh, mine, 'recovery_hold');
    await ada.browser.signIn(ada.key);
    await deletes(ada, passkeys.find((it) => it.current)?.id ?? '');
  });

  it('and their protection do not keep out who recovers again, where the clock was far ahead', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    site.pass(365 * 24 * hour);
    const first = await recover(site, ada.code);
    site.pass(-365 * 24 * hour);
    const { browser, recovery } = await beginWith(site, first.codes[0] ?? '');
    assert.equal(recovery.wait, 72 * hour);
    site.pass(72 * hour);
    const key = createAuthenticator();
    await enrol(browser, key);
    const { heldUntil } = await browser.ok('recoveryStatus', null);
    assert.equal(heldUntil, new Date(site.now + 72 * hour).toISOString());
    for (const it of (await browser.ok('passkeyList', null)).passkeys.filter((it) => !it.current)) {
      await deletesInVain({ browser, key }, it.id, 'recovery_hold');
    }
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
