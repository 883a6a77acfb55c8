import assert from 'node:assert/strict';
import type { InviteRecord } from '../ports/governance-records.ts';
import type { RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { anInvite } from './governance-records.ts';
import { aPasskey, anAccount, anEvent, settle, signUp, time } from './records.ts';
import { aCode } from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

async function invited(store: Store, rp: RelyingPartyKey, change: Partial<InviteRecord> = {}): Promise<InviteRecord> {
  const invite = anInvite(rp, change);
  await store.addInvite({ invite, event: anEvent(rp) });
  return invite;
}

async function signUpBy(store: Store, rp: RelyingPartyKey, invite: string, usernameFolded?: string) {
  const account = anAccount(rp, usernameFolded === undefined ? {} : { usernameFolded });
  const passkey = aPasskey(account);
  const unit = { account, passkey, session: null, replaces: null, invite, event: anEvent(rp) };
  return { account, outcome: await store.createAccount(unit) };
}

export function signUpCases(test: StoreTest): void {
  test('codes come with a sign-up', async (store, rp) => {
    const account = anAccount(rp);
    const codes = [aCode({ account }, { stored: null }), aCode({ account }, { stored: null })];
    const unit = { account, passkey: aPasskey(account), session: null, replaces: null, codes, event: anEvent(rp) };
    assert.equal(await store.createAccount(unit), 'created');
    assert.deepEqual(await store.countCodes(account.id), { left: 2, stored: null });
    for (const code of codes) assert.deepEqual(await store.findCode(code.hash), { code, account, recovery: null });
  });

  test('an invite is used up by a sign-up that succeeds', async (store, rp) => {
    const invite = await invited(store, rp);
    const { account: taken } = await signUp(store, rp);
    const refused = await signUpBy(store, rp, invite.id, taken.usernameFolded);
    assert.equal(refused.outcome, 'username_taken');
    assert.deepEqual(await store.findInvite(invite.tokenHash), invite);
    const { account, outcome } = await signUpBy(store, rp, invite.id);
    assert.equal(outcome, 'created');
    assert.deepEqual(await store.findInvite(invite.tokenHash), { ...invite, used: time, usedBy: account.id });
    const again = await signUpBy(store, rp, invite.id);
    assert.equal(again.outcome, 'invite_over');
    assert.equal(await store.findAccount(again.account.id), null);
  });

  test('an invite that is revoked, expired, unknown or of another relying party makes no account', async (store, rp) => {
    const invites = [
      await invited(store, rp, { revoked: time - 1 }),
      await invited(store, rp, { expires: time }),
      await invited(store, await settle(store)),
      anInvite(rp),
    ];
    for (const { id } of invites) {
      const { account, outcome } = await signUpBy(store, rp, id);
      assert.equal(outcome, 'invite_over');
      assert.equal(await store.findAccount(account.id), null);
    }
  });

  test('who is to be the only owner is none where there is one, also where several come at once', async (store, rp) => {
    const come = async (site: RelyingPartyKey) => {
      const account = anAccount(site, { role: 'owner' });
      const unit = { account, passkey: aPasskey(account), session: null, replaces: null, event: anEvent(site) };
      return { account, outcome: await store.createAccount({ ...unit, onlyOwner: true }) };
    };
    await signUp(store, await settle(store), { account: { role: 'owner' } });
    await signUp(store, rp, { account: { role: 'owner', status: 'suspended' } });
    const people = await Promise.all(Array.from({ length: 5 }, () => come(rp)));
    assert.deepEqual(people.map(({ outcome }) => outcome).toSorted(), ['created', ...Array(4).fill('invite_over')]);
    const late = await come(rp);
    assert.equal(late.outcome, 'invite_over');
    assert.equal(await store.findAccount(late.account.id), null);
    assert.equal(await store.countOwners(rp), 1);
  });

  test('10 that use one invite at once make one account', async (store, rp) => {
    const { id } = await invited(store, rp);
    const people = await Promise.all(Array.from({ length: 10 }, () => signUpBy(store, rp, id)));
    assert.equal(people.filter(({ outcome }) => outcome === 'created').length, 1);
    assert.equal(people.filter(({ outcome }) => outcome === 'invite_over').length, 9);
  });
}
