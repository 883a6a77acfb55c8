import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AccountFilter, AccountId, Store } from '@signet/server/ports';
import { migrations } from '../../src/schema/migrations/all.ts';
import { describePostgres } from '../scene/databases.ts';
import { postgresOf, sqliteOf } from '../scene/earlier-version.ts';
import type { Filling } from '../scene/earlier-version.ts';
import { Folder } from '../scene/folder.ts';
import { rp } from '../scene/people.ts';

/** More than are put in order when they are searched for. */
const people = Array.from({ length: 6000 }, (_, at) => String(at).padStart(4, '0'));

/** Most begin alike, every twelfth does not, and one hardly. */
const nameOf = (id: string): string =>
  id === '5998' ? 'usable' : `${Number(id) % 12 === 11 ? 'visitor' : 'user'} ${id}`;

const filling: Filling = (bytes) => [
  `insert into relying_parties values ('default', 'fernholm.example', 'Fernholm', '[]', '[]', '{}', 1)`,
  `insert into accounts (id, rp, user_handle, username, username_folded, display_name, status, created) values
    ${people.map((id) => row(id, bytes(id))).join()}`,
];

const row = (id: string, handle: string): string =>
  `('${id}', 'default', ${handle}, 'X', '${nameOf(id)}', 'X', '${id.endsWith('000') ? 'suspended' : 'active'}', 1)`;

async function findsThem(store: Store): Promise<void> {
  const found = async (filter: AccountFilter, before: string | null, limit: number): Promise<string[]> => {
    const page = await store.listAccounts(rp, filter, before as AccountId | null, limit, 1);
    return page.map(({ account }) => account.id);
  };
  const search = { username: 'user' };
  assert.deepEqual(await found({ search, only: null }, null, 3), ['5997', '5996', '5995']);
  assert.deepEqual(await found({ search, only: null }, '0012', 3), ['0010', '0009', '0008']);
  assert.deepEqual(await found({ search, only: 'suspended' }, '4500', 2), ['4000', '3000']);
  assert.equal((await found({ search, only: null }, null, 9000)).length, 5499);
  assert.deepEqual(await found({ search: { username: 'us' }, only: null }, null, 2), ['5998', '5997']);
  await store.close();
}

const title = 'are found newest first, and no others';

describe('accounts of which very many have names that begin alike', () => {
  test(title, async () => {
    using folder = new Folder();
    await findsThem(await sqliteOf(folder.file('signet.db'), migrations, filling));
  });
});

describePostgres('accounts on PostgreSQL of which very many have names that begin alike', () => {
  test(title, async () => findsThem(await postgresOf(migrations, filling)));
});
