import assert from 'node:assert/strict';
import type { AccountId } from '../ports/records.ts';
import { addPasskey, settle, signUp, time } from './records.ts';
import { giveCodes, giveTotp } from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

export function standingCases(test: StoreTest): void {
  test('a standing tells of passkeys, codes and secret, each account of its own', async (store, rp) => {
    const person = await signUp(store, rp);
    const bystander = await signUp(store, rp);
    const youngest = await addPasskey(store, person, { created: time + 3000, rpId: 'old.example' });
    const older = await addPasskey(store, person, { created: time + 2000, status: 'suspected_clone' });
    await addPasskey(store, person, { created: time + 1000, status: 'revoked' });
    await giveCodes(store, person);
    await giveTotp(store, person);
    const { account, passkey } = person;
    const used = { ...passkey, lastUsed: time + 1000 };
    assert.deepEqual(await store.standing(account.id), {
      account,
      passkeys: [used, older, youngest],
      codesLeft: 3,
      totp: true,
    });
    assert.deepEqual(await store.standing(bystander.account.id), {
      account: bystander.account,
      passkeys: [bystander.passkey],
      codesLeft: 0,
      totp: false,
    });
    assert.equal(await store.standing('nobody' as AccountId), null);
  });

  test('an account without a passkey has a standing', async (store, rp) => {
    const { account } = await signUp(store, rp, { passkey: { status: 'revoked' } });
    assert.deepEqual(await store.standing(account.id), { account, passkeys: [], codesLeft: 0, totp: false });
  });

  test('a long walk meets every account of the relying party once, by id', async (store, rp) => {
    await signUp(store, await settle(store));
    const people = [await signUp(store, rp), await signUp(store, rp), await signUp(store, rp)];
    await addPasskey(store, people[0] ?? assert.fail());
    await signUp(store, rp, { passkey: { status: 'revoked' } });
    const met: AccountId[] = [];
    for (;;) {
      const page = await store.standings(rp, met.at(-1) ?? null, 3);
      for (const it of page) assert.deepEqual(await store.standing(it.account.id), it);
      met.push(...page.map(({ account }) => account.id));
      if (page.length < 3) break;
    }
    assert.equal(met.length, 4);
    assert.deepEqual(met, met.toSorted());
    for (const { account } of people) assert.ok(met.includes(account.id));
  });

  test('a name finds the account with its passkeys for that RP ID', async (store, rp) => {
    const person = await signUp(store, rp);
    const { account, passkey } = person;
    const former = await addPasskey(store, person, { rpId: 'old.example' });
    const suspected = await addPasskey(store, person, { status: 'suspected_clone' });
    await addPasskey(store, person, { status: 'revoked' });
    const named = (rpId: string) => store.findNamed(rp, account.usernameFolded, rpId);
    assert.deepEqual(await named('fernholm.example'), { account, passkeys: [passkey, suspected] });
    assert.deepEqual(await named('old.example'), { account, passkeys: [former] });
    assert.deepEqual(await named('other.example'), { account, passkeys: [] });
    assert.equal(await store.findNamed(rp, 'nobody', 'fernholm.example'), null);
    assert.equal(await store.findNamed(await settle(store), account.usernameFolded, 'fernholm.example'), null);
  });
}
