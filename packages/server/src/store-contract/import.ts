import assert from 'node:assert/strict';
import type { AccountRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { aPasskey, anAccount, anEvent, settle, signUp } from './records.ts';
import type { StoreTest } from './with-store.ts';

type Imported = Parameters<Store['importAccounts']>[0]['accounts'][number];

const withPasskeys = (account: AccountRecord, count = 1): Imported => ({
  account,
  passkeys: Array.from({ length: count }, () => aPasskey(account)),
});

export function importCases(test: StoreTest): void {
  test('accounts are imported as they are, with all their passkeys or none', async (store, rp) => {
    const accounts = [
      withPasskeys(anAccount(rp, { status: 'suspended', role: 'owner', recoveryOff: true }), 2),
      withPasskeys(anAccount(rp, { externalId: null, email: null, recoveredAt: null }), 0),
    ];
    assert.equal(await store.importAccounts({ accounts, event: anEvent(rp) }), 'imported');
    for (const { account, passkeys } of accounts) {
      assert.deepEqual(await store.findAccount(account.id), account);
      const ids = (await store.listPasskeys(account.id)).map(({ id }) => id);
      assert.deepEqual(ids, passkeys.map(({ id }) => id).toSorted());
    }
    assert.equal((await store.unsealedEvents(rp)).count, 1);
    assert.equal(await store.importAccounts({ accounts: [], event: anEvent(rp) }), 'imported');
  });

  const conflicts = {
    account: ({ id }: AccountRecord) => ({ id }),
    username: ({ usernameFolded }: AccountRecord) => ({ usernameFolded }),
    external_id: ({ externalId }: AccountRecord) => ({ externalId }),
    user_handle: ({ userHandle }: AccountRecord) => ({ userHandle }),
  } as const;
  for (const [taken, same] of Object.entries(conflicts)) {
    test(`where a ${taken.replace('_', ' ')} is taken, by another account or within the import, nothing is imported`, async (store, rp) => {
      const { account: there } = await signUp(store, rp);
      const one = withPasskeys(anAccount(rp));
      for (const holder of [there, one.account]) {
        const accounts = [one, withPasskeys(anAccount(rp, same(holder)))];
        assert.deepEqual(await store.importAccounts({ accounts, event: anEvent(rp) }), { taken, at: 1 });
      }
      assert.equal(await store.findAccount(one.account.id), null);
      assert.deepEqual(await store.findAccount(there.id), there);
      assert.equal((await store.unsealedEvents(rp)).count, 1);
      await store.importAccounts({ accounts: [one], event: anEvent(rp) });
    });
  }

  test('where a credential is taken, also in another relying party, nothing is imported', async (store, rp) => {
    const elsewhere = await settle(store);
    const { credentialId } = (await signUp(store, elsewhere)).passkey;
    const [one, other] = [withPasskeys(anAccount(rp)), anAccount(rp)];
    const accounts = [one, { account: other, passkeys: [aPasskey(other), aPasskey(other, { credentialId })] }];
    const outcome = await store.importAccounts({ accounts, event: anEvent(rp) });
    assert.deepEqual(outcome, { taken: 'credential', at: 1 });
    for (const { account } of accounts) assert.equal(await store.findAccount(account.id), null);
    assert.equal((await store.unsealedEvents(rp)).count, 0);
  });

  test('one archive imported twice at once is imported once', async (store, rp) => {
    const accounts = Array.from({ length: 5 }, () => withPasskeys(anAccount(rp)));
    const outcomes = await Promise.all([
      store.importAccounts({ accounts, event: anEvent(rp) }),
      store.importAccounts({ accounts, event: anEvent(rp) }),
    ]);
    assert.equal(outcomes.filter((it) => it === 'imported').length, 1);
    assert.deepEqual(
      outcomes.find((it) => it !== 'imported'),
      { taken: 'account', at: 0 },
    );
  });
}
