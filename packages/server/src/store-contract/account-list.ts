import assert from 'node:assert/strict';
import type { AccountFilter, AccountSummary } from '../ports/governance-records.ts';
import type { AccountId, AccountRecord, PasskeyRecord, RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { newId } from './notice-records.ts';
import { aPasskey, aSession, aUse, addPasskey, anAccount, anEvent, settle, signUp, time } from './records.ts';
import type { Person } from './records.ts';
import { aCode, startRecovery } from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

type Change = { account?: Partial<AccountRecord>; passkey?: Partial<PasskeyRecord> };

/** Somebody whose id follows those of all before them. */
const join = (store: Store, rp: RelyingPartyKey, { account, passkey = {} }: Change = {}): Promise<Person> =>
  signUp(store, rp, { account: { id: newId() as AccountId, ...account }, passkey });

const nobody: AccountFilter = { search: null, only: null };
/** While a recovery of the records is open. */
const meanwhile = time + 150;

/** The ids of the first page, by what is asked for. */
async function listed(store: Store, rp: RelyingPartyKey, asked: Partial<AccountFilter>, limit = 99): Promise<string[]> {
  const page = await store.listAccounts(rp, { ...nobody, ...asked }, null, limit, meanwhile);
  return page.map(({ account }) => account.id);
}

const idsOf = (...people: readonly Person[]): string[] => people.map(({ account }) => account.id);

export function accountListCases(test: StoreTest): void {
  test('accounts are listed newest first, in portions, each relying party its own', async (store, rp) => {
    const people = [await join(store, rp), await join(store, rp), await join(store, rp)].toReversed();
    await join(store, await settle(store));
    assert.deepEqual(await listed(store, rp, {}), idsOf(...people));
    assert.deepEqual(await listed(store, rp, {}, 2), idsOf(...people.slice(0, 2)));
    const next = await store.listAccounts(rp, nobody, people[1]?.account.id ?? null, 2, meanwhile);
    assert.deepEqual(
      next.map(({ account }) => account),
      people.slice(2).map(({ account }) => account),
    );
  });

  test('a summary tells of the passkeys and of an open recovery', async (store, rp) => {
    const person = await join(store, rp, { passkey: { lastUsed: time + 1 } });
    await addPasskey(store, person, { lastUsed: time + 9, status: 'suspected_clone' });
    await addPasskey(store, person, { lastUsed: null });
    const gone = await addPasskey(store, person, { lastUsed: time + 5000 });
    const { account } = person;
    const summary = async (now = meanwhile): Promise<AccountSummary | undefined> =>
      (await store.listAccounts(rp, nobody, null, 1, now))[0];
    const facts = { account, suspected: 1, recovering: false };
    assert.deepEqual(await summary(), { ...facts, passkeys: 4, lastUsed: time + 5000 });
    await store.revokePasskey({ account: account.id, passkey: gone.id, event: anEvent(rp) });
    assert.deepEqual(await summary(), { ...facts, passkeys: 3, lastUsed: time + 5000 });
    const { recovery } = await startRecovery(store, person);
    assert.equal((await summary())?.recovering, true);
    assert.equal((await summary(recovery.expires))?.recovering, false);
    await store.cancelRecovery({ account: account.id, use: null, time: meanwhile, event: anEvent(rp) });
    assert.equal((await summary())?.recovering, false);
  });

  test('where no passkey was used, none was', async (store, rp) => {
    await join(store, rp, { passkey: { lastUsed: null } });
    assert.equal((await store.listAccounts(rp, nobody, null, 1, meanwhile))[0]?.lastUsed, null);
  });

  const searches: [string, (it: Person) => AccountFilter['search']][] = [
    ['its id', ({ account: { id } }) => ({ id })],
    ['its username', ({ account }) => ({ username: account.usernameFolded })],
    ['the start of its username', () => ({ username: 'zoë%_\\' })],
    ['a credential of its own', ({ passkey }) => ({ credential: passkey.credentialId })],
    ['the start of one', ({ passkey }) => ({ credential: passkey.credentialId.subarray(0, 6) })],
  ];
  for (const [what, search] of searches) {
    test(`an account is found by ${what}, in its own relying party`, async (store, rp) => {
      const [before, person] = [
        await join(store, rp),
        await join(store, rp, { account: { usernameFolded: 'zoë%_\\1' } }),
      ];
      await join(store, rp, { account: { usernameFolded: 'zoë' } });
      assert.deepEqual(await listed(store, rp, { search: search(person) }), idsOf(person));
      assert.deepEqual(await listed(store, await settle(store), { search: search(person) }), []);
      const sought = { search: search(person), only: null };
      const page = (at: Person) => store.listAccounts(rp, sought, at.account.id, 9, meanwhile);
      assert.deepEqual(await page(before), []);
    });
  }

  test('bytes at the end of their range are the start of a credential too', async (store, rp) => {
    const ends = [255, 254].map((byte) => new Uint8Array(20).fill(byte));
    const people = [];
    for (const credentialId of ends) people.push(await join(store, rp, { passkey: { credentialId } }));
    const [last] = people;
    const search = { credential: new Uint8Array([255]) };
    assert.deepEqual(await listed(store, rp, { search }), idsOf(last ?? assert.fail()));
  });

  test('of accounts whose names begin alike all are found, newest first', async (store, rp) => {
    const joined = [];
    for (const name of ['user3', 'user1', 'user2', 'use']) {
      joined.push(await join(store, rp, { account: { usernameFolded: name } }));
    }
    const found = idsOf(...joined.slice(0, 3)).toReversed();
    assert.deepEqual(await listed(store, rp, { search: { username: 'user' } }), found);
    assert.deepEqual(await listed(store, rp, { search: { username: 'user' } }, 1), found.slice(0, 1));
  });

  test('a filter keeps those of whom it is true, also among those that are searched for', async (store, rp) => {
    const made = async (change: Change = {}) =>
      join(store, rp, { ...change, account: { usernameFolded: `user ${newId()}`, ...change.account } });
    const suspended = await made({ account: { status: 'suspended' } });
    const suspected = await made({ passkey: { status: 'suspected_clone' } });
    const [plain, two, none] = [await made(), await made(), await made({ passkey: { status: 'revoked' } })];
    const recovering = await made();
    for (const it of [two, recovering]) await addPasskey(store, it);
    await startRecovery(store, recovering);
    await join(store, rp, { account: { status: 'suspended', usernameFolded: 'other' } });
    const expected = {
      'one-passkey': [plain, suspected, suspended],
      suspended: [suspended],
      'suspected-clone': [suspected],
      recovering: [recovering],
    };
    const search = { username: 'user ' };
    for (const [only, people] of Object.entries(expected) as [NonNullable<AccountFilter['only']>, Person[]][]) {
      assert.deepEqual(await listed(store, rp, { only, search }), idsOf(...people), only);
      const [first = assert.fail()] = people;
      assert.deepEqual(await listed(store, rp, { only, search: { id: first.account.id } }), idsOf(first), only);
      assert.deepEqual(await listed(store, rp, { only, search: { id: none.account.id } }), [], only);
    }
    assert.equal((await listed(store, rp, { only: 'suspended' })).length, 2);
  });

  test('a recovery that expired or was cancelled is not open', async (store, rp) => {
    const [expired, cancelled] = [await join(store, rp), await join(store, rp)];
    for (const it of [expired, cancelled]) await startRecovery(store, it);
    const recovering = async (now: number) =>
      (await store.listAccounts(rp, { search: null, only: 'recovering' }, null, 9, now)).length;
    assert.equal(await recovering(meanwhile), 2);
    await store.cancelRecovery({ account: cancelled.account.id, use: null, time: meanwhile, event: anEvent(rp) });
    assert.equal(await recovering(meanwhile), 1);
    assert.equal(await recovering(time + 300), 0);
  });

  test('whatever adds or takes away a passkey, those with one are found', async (store, rp) => {
    const person = await join(store, rp);
    const { account, passkey, session } = person;
    const alone = async () => (await listed(store, rp, { only: 'one-passkey' })).includes(account.id);
    assert.equal(await alone(), true);
    const second = await addPasskey(store, person);
    assert.equal(await alone(), false);
    const ids = { account: account.id, passkey: second.id };
    const told = () => ({ event: anEvent(rp) });
    const deletion = { ...ids, guard: () => null, keepSession: session.id, use: aUse(passkey) };
    assert.equal(await store.deletePasskey({ ...deletion, ...told() }), 'deleted');
    assert.equal(await alone(), true);
    const third = await addPasskey(store, person);
    await store.suspectPasskey({ passkey: third.id, ...told() });
    assert.equal(await alone(), false);
    await store.revokePasskey({ account: account.id, passkey: third.id, ...told() });
    assert.equal(await alone(), true);

    const { recovery } = await startRecovery(store, person);
    const enrolled = aPasskey(account);
    const completion = {
      recovery: recovery.id,
      time: recovery.readyAt,
      passkey: enrolled,
      codes: [aCode(person)],
      session: aSession(enrolled),
    };
    assert.equal(await store.completeRecovery({ ...completion, ...told() }), 'completed');
    assert.equal(await alone(), false);
    const imported = anAccount(rp);
    await store.importAccounts({ accounts: [{ account: imported, passkeys: [aPasskey(imported)] }], ...told() });
    assert.ok((await listed(store, rp, { only: 'one-passkey' })).includes(imported.id));
  });
}
