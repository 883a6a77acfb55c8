import assert from 'node:assert/strict';
import type { AccountId } from '../ports/records.ts';
import { aPasskey, aSession, anAccount, anEvent, settle, signUp } from './records.ts';
import type { StoreTest } from './with-store.ts';

export function accountCases(test: StoreTest): void {
  test('an account is found as it was created, by its id and its external id', async (store, rp) => {
    const { account } = await signUp(store, rp);
    assert.deepEqual(await store.findAccount(account.id), account);
    assert.deepEqual(await store.findAccountByExternalId(rp, account.externalId ?? ''), account);
    assert.equal(await store.usernameTaken(rp, account.usernameFolded), true);
  });

  test('an account that is not there is null', async (store, rp) => {
    assert.equal(await store.findAccount('nobody' as AccountId), null);
    assert.equal(await store.findAccountByExternalId(rp, 'nobody'), null);
    assert.equal(await store.usernameTaken(rp, 'nobody'), false);
  });

  test('without a session and an external id', async (store, rp) => {
    const account = anAccount(rp, { externalId: null });
    const passkey = aPasskey(account, {
      discoverable: null,
      attachment: null,
      providerName: null,
      lastUsed: null,
      transports: [],
    });
    const event = anEvent(rp);
    assert.equal(await store.createAccount({ account, passkey, session: null, replaces: null, event }), 'created');
    assert.deepEqual(await store.findAccount(account.id), account);
    assert.deepEqual(await store.listPasskeys(account.id), [passkey]);
    await signUp(store, rp, { account: { externalId: null } });
  });

  test('a username, an external id and a credential are taken once', async (store, rp) => {
    const { account: taken, passkey: there } = await signUp(store, rp);
    const attempts = {
      username_taken: { account: { usernameFolded: taken.usernameFolded }, passkey: {} },
      external_id_taken: { account: { externalId: taken.externalId }, passkey: {} },
      credential_exists: { account: {}, passkey: { credentialId: there.credentialId } },
    };
    for (const [outcome, change] of Object.entries(attempts)) {
      const account = anAccount(rp, change.account);
      const passkey = aPasskey(account, change.passkey);
      const session = aSession(passkey);
      assert.equal(
        await store.createAccount({ account, passkey, session, replaces: null, event: anEvent(rp) }),
        outcome,
      );
      assert.equal(await store.findAccount(account.id), null, outcome);
      assert.deepEqual(await store.listPasskeys(account.id), [], outcome);
      assert.equal(await store.findSession(session.tokenHash), null, outcome);
    }
  });

  test('another relying party has names of its own, and one RP ID has its credentials once', async (store, rp) => {
    const { account: first, passkey: there } = await signUp(store, rp);
    const other = await settle(store);
    const { usernameFolded, externalId } = first;
    const { account } = await signUp(store, other, { account: { usernameFolded, externalId } });
    assert.equal((await store.findAccountByExternalId(other, externalId ?? ''))?.id, account.id);
    const stranger = anAccount(other);
    const { credentialId } = there;
    const passkey = aPasskey(stranger, { credentialId });
    const unit = { account: stranger, session: null, replaces: null, event: anEvent(other) };
    assert.equal(await store.createAccount({ ...unit, passkey }), 'credential_exists');
    const elsewhere = aPasskey(stranger, { credentialId, rpId: 'other.example' });
    assert.equal(await store.createAccount({ ...unit, passkey: elsewhere }), 'created');
  });

  test('30 sign-ups at once with one name make one account', async (store, rp) => {
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () => {
        const account = anAccount(rp, { usernameFolded: 'wanted' });
        return store.createAccount({
          account,
          passkey: aPasskey(account),
          session: null,
          replaces: null,
          event: anEvent(rp),
        });
      }),
    );
    assert.equal(outcomes.filter((it) => it === 'created').length, 1);
    assert.equal(outcomes.filter((it) => it === 'username_taken').length, 29);
  });

  test('an account is renamed, also to its own name', async (store, rp) => {
    const { account } = await signUp(store, rp);
    const name = { username: 'Bo', usernameFolded: 'bo', displayName: 'Bo Ek' };
    for (let i = 0; i < 2; i++) {
      assert.equal(await store.renameAccount({ account: account.id, ...name, event: anEvent(rp) }), 'renamed');
    }
    assert.deepEqual(await store.findAccount(account.id), { ...account, ...name });
    assert.equal(await store.usernameTaken(rp, account.usernameFolded), false);
  });

  test('a name that is taken, and an account that is gone, are not renamed', async (store, rp) => {
    const [{ account }, { account: taken }] = [await signUp(store, rp), await signUp(store, rp)];
    const { username, usernameFolded } = taken;
    const unit = { account: account.id, username, usernameFolded, displayName: 'x', event: anEvent(rp) };
    assert.equal(await store.renameAccount(unit), 'username_taken');
    assert.deepEqual(await store.findAccount(account.id), account);
    assert.equal(await store.renameAccount({ ...unit, account: 'nobody' as AccountId }), 'account_gone');
    const { account: suspended } = await signUp(store, rp, { account: { status: 'suspended' } });
    assert.equal(await store.renameAccount({ ...unit, account: suspended.id, usernameFolded: 'new' }), 'account_gone');
  });

  test('a sign-up ends the session that it replaces, with all or nothing', async (store, rp) => {
    const { session: earlier, account: taken } = await signUp(store, rp);
    const attempt = (usernameFolded: string) => {
      const account = anAccount(rp, { usernameFolded });
      const passkey = aPasskey(account);
      const unit = { account, passkey, session: aSession(passkey), replaces: earlier.id, event: anEvent(rp) };
      return store.createAccount(unit);
    };
    assert.equal(await attempt(taken.usernameFolded), 'username_taken');
    assert.ok(await store.findSession(earlier.tokenHash));
    assert.equal(await attempt('somebody else'), 'created');
    assert.equal(await store.findSession(earlier.tokenHash), null);
  });
}
