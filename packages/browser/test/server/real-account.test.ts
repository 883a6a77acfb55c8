import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refused } from '../errors/refused.ts';
import { openSite } from './real-site.ts';
import type { RealSite } from './real-site.ts';

const atOnce = { recoveryCoolDown: 0, shortCoolDown: 'accepted-dangerously' } as const;

/** An account whose codes are stored. */
async function signedUp({ signet, account }: RealSite): Promise<readonly string[]> {
  const { recoveryCodes } = await signet.signUp({ username: 'ada' });
  assert.equal(recoveryCodes?.length, 10);
  await account.recovery.codesStored();
  return recoveryCodes;
}

/** Another device: no cookie and no passkey of this one. */
function elsewhere({ cookies, authenticator }: RealSite): void {
  cookies.clear();
  (authenticator.credentials as unknown[]).length = 0;
}

describe('the account client and the real handler', () => {
  it('gets back in by a code, to a new passkey and new codes', async (test) => {
    const site = await openSite(test, atOnce);
    const { signet, account } = site;
    const [code = ''] = await signedUp(site);
    assert.equal((await account.recovery.status()).codes.left, 10);
    elsewhere(site);
    await refused(account.recover.enrol(), 'recovery-required');
    await refused(account.recover.begin({ code: 'nothing' }), 'code-refused');
    assert.equal((await account.recover.begin({ code })).wait, 0);
    assert.equal((await account.recover.state())?.wait, 0);
    assert.equal(await signet.session(), null, 'the session of a recovery is none of the account');
    const { session, recoveryCodes } = await account.recover.enrol();
    assert.equal(session.account.username, 'ada');
    assert.equal(recoveryCodes?.length, 10);
    assert.equal((await signet.passkeys.list()).passkeys.length, 2);
    await signet.signOut();
    await refused(account.recover.begin({ code }), 'code-refused');
  });

  it('waits, is told of, and is stopped by a passkey', async (test) => {
    const site = await openSite(test);
    const { signet, account, cookies } = site;
    const [code = ''] = await signedUp(site);
    const owner = new Map(cookies);
    cookies.clear();
    const { wait } = await account.recover.begin({ code });
    assert.ok(wait > 86_000_000 && wait <= 86_400_000);
    await refused(account.recover.enrol(), 'recovery-not-ready');
    const stranger = new Map(cookies);

    cookies.clear();
    for (const [name, value] of owner) cookies.set(name, value);
    const { notices, unread } = await account.notices.list();
    assert.deepEqual([notices[0]?.kind, unread], ['recovery.started', 1]);
    await account.notices.read(notices[0]?.id ?? '');
    assert.equal((await account.notices.list()).unread, 0);
    assert.ok((await account.recovery.status()).recovery);
    await account.recovery.cancel(await signet.confirm({ action: 'recovery.cancel', parameters: {} }));
    assert.equal((await account.recovery.status()).recovery, null);

    cookies.clear();
    for (const [name, value] of stranger) cookies.set(name, value);
    assert.equal(await account.recover.state(), null);
    await refused(account.recover.begin({ code }), 'code-refused');
  });

  it('lists and ends sessions, and raises one', async (test) => {
    const site = await openSite(test);
    const { signet, account, cookies } = site;
    await signedUp(site);
    const first = new Map(cookies);
    cookies.clear();
    await signet.signIn();
    const { sessions } = await account.sessions.list();
    assert.equal(sessions.length, 2);
    const other = sessions.find((it) => !it.current);
    assert.deepEqual(await account.sessions.revoke(other?.id ?? ''), { ended: 1 });
    assert.deepEqual(await account.sessions.revokeOthers(), { ended: 0 });
    const before = [...cookies.values()].join();
    const raised = await account.sessions.raise(await signet.confirm({ action: 'session.raise', parameters: {} }));
    assert.equal(raised.session.assurance, 'aal2');
    assert.notEqual([...cookies.values()].join(), before, 'the token is another one');
    cookies.clear();
    for (const [name, value] of first) cookies.set(name, value);
    await refused(account.sessions.list(), 'signed-out');
  });

  it('deletes the account; its passkey is told away and unknown from then on', async (test) => {
    const site = await openSite(test);
    const { page, signet, account } = site;
    await signedUp(site);
    assert.ok((await account.activity()).events.some((it) => it.type === 'account.created'));
    await account.deleteAccount(await signet.confirm({ action: 'account.delete', parameters: {} }));
    const [name, told] = page.signals.at(-1) ?? [];
    assert.equal(name, 'accepted');
    assert.deepEqual((told as { allAcceptedCredentialIds: unknown }).allAcceptedCredentialIds, []);
    assert.equal(await signet.session(), null);
    await refused(signet.signIn(), 'unknown-passkey');
  });

  it('finds no invitation where there is none', async (test) => {
    const { account } = await openSite(test);
    await refused(account.invitation('nobody'), 'invite-over');
  });
});
