import assert from 'node:assert/strict';
import type { AccountId, PasskeyId } from '../ports/records.ts';
import { aPasskey, addPasskey, anAccount, anEvent, signUp, time } from './records.ts';
import type { StoreTest } from './with-store.ts';

export function passkeyCases(test: StoreTest): void {
  test('a passkey is found as it was created, by credential and RP ID', async (store, rp) => {
    const { account, passkey } = await signUp(store, rp);
    assert.deepEqual(await store.findCredential(passkey.rpId, passkey.credentialId), { passkey, account });
    assert.equal(await store.findCredential('other.example', passkey.credentialId), null);
    assert.equal(await store.findCredential(passkey.rpId, passkey.credentialId.slice(1)), null);
  });

  test('passkeys are listed oldest first, revoked ones left out', async (store, rp) => {
    const person = await signUp(store, rp);
    const youngest = await addPasskey(store, person, { created: time + 3000 });
    const older = await addPasskey(store, person, { created: time + 2000, status: 'suspected_clone' });
    await addPasskey(store, person, { created: time + 1000, status: 'revoked' });
    await signUp(store, rp);
    assert.deepEqual(await store.listPasskeys(person.account.id), [person.passkey, older, youngest]);
    assert.deepEqual(await store.listPasskeys('nobody' as AccountId), []);
  });

  test('a passkey is added to an active account, up to the limit, each credential once', async (store, rp) => {
    const { account, passkey: first } = await signUp(store, rp);
    const event = anEvent(rp);
    const twin = aPasskey(account, { credentialId: first.credentialId });
    assert.equal(await store.addPasskey({ passkey: twin, limit: 2, event }), 'credential_exists');
    const revoked = aPasskey(account, { status: 'revoked' });
    assert.equal(await store.addPasskey({ passkey: revoked, limit: 2, event: anEvent(rp) }), 'added');
    const second = aPasskey(account);
    assert.equal(await store.addPasskey({ passkey: second, limit: 2, event }), 'added');
    const third = aPasskey(account);
    assert.equal(await store.addPasskey({ passkey: third, limit: 2, event: anEvent(rp) }), 'too_many');
    assert.equal(await store.findCredential(third.rpId, third.credentialId), null);
  });

  test('no passkey is added to an account that is gone or suspended', async (store, rp) => {
    const { account: suspended } = await signUp(store, rp, { account: { status: 'suspended' } });
    for (const account of [suspended, anAccount(rp)]) {
      const unit = { passkey: aPasskey(account), limit: 20, event: anEvent(rp) };
      assert.equal(await store.addPasskey(unit), 'account_gone');
    }
  });

  test('30 additions at once stop at the limit', async (store, rp) => {
    const { account } = await signUp(store, rp);
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () => store.addPasskey({ passkey: aPasskey(account), limit: 5, event: anEvent(rp) })),
    );
    assert.equal(outcomes.filter((it) => it === 'added').length, 4);
    assert.equal((await store.listPasskeys(account.id)).length, 5);
  });

  test('a passkey is renamed by its account alone', async (store, rp) => {
    const [{ account, passkey }, { account: stranger }] = [await signUp(store, rp), await signUp(store, rp)];
    const unit = { account: account.id, passkey: passkey.id, label: 'Key ring', event: anEvent(rp) };
    assert.equal(await store.renamePasskey({ ...unit, account: stranger.id }), 'not_found');
    assert.equal(await store.renamePasskey({ ...unit, passkey: 'none' as PasskeyId }), 'not_found');
    assert.deepEqual(await store.listPasskeys(account.id), [passkey]);
    assert.equal(await store.renamePasskey(unit), 'renamed');
    assert.deepEqual(await store.listPasskeys(account.id), [{ ...passkey, label: 'Key ring' }]);
  });
}
