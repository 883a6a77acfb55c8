import assert from 'node:assert/strict';
import { anInvite } from './governance-records.ts';
import { aPasskey, anAccount, anEvent, settle, time } from './records.ts';
import type { StoreTest } from './with-store.ts';

export function inviteCases(test: StoreTest): void {
  test('an invite is found as it was made', async (store, rp) => {
    const made = [anInvite(rp), anInvite(rp, { createdBy: null, note: '', role: 'owner' })];
    for (const invite of made) {
      await store.addInvite({ invite, event: anEvent(rp) });
      assert.deepEqual(await store.findInvite(invite.tokenHash), invite);
    }
    assert.equal(await store.findInvite(new Uint8Array(32)), null);
    assert.equal((await store.unsealedEvents(rp)).count, 2);
  });

  test('invites are listed latest first, at most as many as asked, each relying party its own', async (store, rp) => {
    const invites = [anInvite(rp), anInvite(rp), anInvite(rp)];
    for (const invite of invites) await store.addInvite({ invite, event: anEvent(rp) });
    const other = await settle(store);
    await store.addInvite({ invite: anInvite(other), event: anEvent(other) });
    assert.deepEqual(await store.listInvites(rp, 9), invites.toReversed());
    assert.deepEqual(await store.listInvites(rp, 1), invites.slice(-1));
  });

  test('an invite is revoked once, by its own relying party', async (store, rp) => {
    const invite = anInvite(rp);
    await store.addInvite({ invite, event: anEvent(rp) });
    const unit = { rp, id: invite.id, time: time + 9 };
    const other = await settle(store);
    assert.equal(await store.revokeInvite({ ...unit, rp: other, event: anEvent(other) }), 'not_found');
    assert.equal(await store.revokeInvite({ ...unit, event: anEvent(rp) }), 'revoked');
    assert.equal(await store.revokeInvite({ ...unit, time: time + 10, event: anEvent(rp) }), 'not_found');
    assert.deepEqual(await store.findInvite(invite.tokenHash), { ...invite, revoked: time + 9 });
    assert.equal((await store.unsealedEvents(rp)).count, 2);
    assert.equal(await store.revokeInvite({ ...unit, id: 'none', event: anEvent(rp) }), 'not_found');
  });

  test('used and revoked at once, one of the two happens', async (store, rp) => {
    for (let round = 0; round < 5; round += 1) {
      const invite = anInvite(rp);
      await store.addInvite({ invite, event: anEvent(rp) });
      const account = anAccount(rp);
      const passkey = aPasskey(account);
      const signUp = { account, passkey, session: null, replaces: null, invite: invite.id, event: anEvent(rp) };
      const [used, revoked] = await Promise.all([
        store.createAccount(signUp),
        store.revokeInvite({ rp, id: invite.id, time, event: anEvent(rp) }),
      ]);
      assert.ok((used === 'created') !== (revoked === 'revoked'), `${used}, ${revoked}`);
      const after = await store.findInvite(invite.tokenHash);
      assert.ok((after?.used === null) !== (after?.revoked === null));
    }
  });

  test('an invite that is used is not revoked', async (store, rp) => {
    const invite = anInvite(rp, { used: time, usedBy: anAccount(rp).id });
    await store.addInvite({ invite, event: anEvent(rp) });
    const unit = { rp, id: invite.id, time, event: anEvent(rp) };
    assert.equal(await store.revokeInvite(unit), 'not_found');
    assert.deepEqual(await store.findInvite(invite.tokenHash), invite);
  });
}
