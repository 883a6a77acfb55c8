import assert from 'node:assert/strict';
import type { AccountId } from '../ports/records.ts';
import { anInvite, aToken } from './governance-records.ts';
import { newId } from './notice-records.ts';
import { anEvent, settle, time } from './records.ts';
import type { StoreTest } from './with-store.ts';

export function adminTokenCases(test: StoreTest): void {
  test('a token is found as it was made', async (store, rp) => {
    for (const token of [aToken(rp), aToken(rp, { createdBy: null, scopes: [] })]) {
      await store.addToken({ token, event: anEvent(rp) });
      assert.deepEqual(await store.findToken(token.tokenHash), token);
    }
    assert.equal(await store.findToken(new Uint8Array(32)), null);
    assert.equal((await store.unsealedEvents(rp)).count, 2);
  });

  test('tokens are listed latest first, at most as many as asked, each relying party its own', async (store, rp) => {
    const tokens = [aToken(rp), aToken(rp), aToken(rp)];
    for (const token of tokens) await store.addToken({ token, event: anEvent(rp) });
    const other = await settle(store);
    await store.addToken({ token: aToken(other), event: anEvent(other) });
    assert.deepEqual(await store.listTokens(rp, 9), tokens.toReversed());
    assert.deepEqual(await store.listTokens(rp, 1), tokens.slice(-1));
  });

  test('a token was last used when it was last used', async (store, rp) => {
    const token = aToken(rp);
    await store.addToken({ token, event: anEvent(rp) });
    const used = async (at: number) => {
      await store.touchToken({ id: token.id, time: at });
      return (await store.findToken(token.tokenHash))?.lastUsed;
    };
    assert.equal(await used(time + 5), time + 5);
    assert.equal(await used(time + 4), time + 5);
    assert.equal(await used(time + 6), time + 6);
    await store.touchToken({ id: 'none', time });
    assert.equal((await store.unsealedEvents(rp)).count, 1, 'a use is no event');
  });

  test('a token is revoked once, by its own relying party', async (store, rp) => {
    const token = aToken(rp);
    await store.addToken({ token, event: anEvent(rp) });
    const unit = { rp, id: token.id, time: time + 9 };
    const other = await settle(store);
    assert.equal(await store.revokeToken({ ...unit, rp: other, event: anEvent(other) }), 'not_found');
    assert.equal(await store.revokeToken({ ...unit, event: anEvent(rp) }), 'revoked');
    assert.equal(await store.revokeToken({ ...unit, time: time + 10, event: anEvent(rp) }), 'not_found');
    assert.deepEqual(await store.findToken(token.tokenHash), { ...token, revoked: time + 9 });
    assert.equal((await store.unsealedEvents(rp)).count, 2);
    assert.equal(await store.revokeToken({ ...unit, id: 'none', event: anEvent(rp) }), 'not_found');
  });

  test('a token that is revoked takes the open invites along that it made', async (store, rp) => {
    const token = aToken(rp);
    await store.addToken({ token, event: anEvent(rp) });
    const open = anInvite(rp, { createdWith: token.id });
    const others = [
      anInvite(rp),
      anInvite(rp, { createdWith: newId() }),
      anInvite(rp, { createdWith: token.id, used: time, usedBy: newId() as AccountId }),
      anInvite(rp, { createdWith: token.id, revoked: time + 1 }),
    ];
    for (const invite of [open, ...others]) await store.addInvite({ invite, event: anEvent(rp) });
    await store.revokeToken({ rp, id: token.id, time: time + 9, event: anEvent(rp) });
    assert.deepEqual(await store.findInvite(open.tokenHash), { ...open, revoked: time + 9 });
    for (const invite of others) assert.deepEqual(await store.findInvite(invite.tokenHash), invite);
  });
}
