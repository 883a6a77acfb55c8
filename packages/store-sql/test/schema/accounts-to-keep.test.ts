import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AccountId, Store } from '@signet/server/ports';
import { frontDoor } from '../../src/schema/migrations/0001-front-door.ts';
import { sealedEvents } from '../../src/schema/migrations/0002-sealed-events.ts';
import { endedSessions } from '../../src/schema/migrations/0003-ended-sessions.ts';
import { describePostgres } from '../scene/databases.ts';
import { postgresOf, somebody, sqliteOf } from '../scene/earlier-version.ts';
import type { Filling } from '../scene/earlier-version.ts';
import { Folder } from '../scene/folder.ts';
import { anEvent, rp } from '../scene/people.ts';
import { useOf } from '../scene/sessions.ts';

const earlier = [frontDoor, sealedEvents, endedSessions];
const account = 'a' as AccountId;

/** And what they did, with a passkey that is revoked and an account that has none. */
const more: Filling = (bytes) => [
  ...somebody(bytes),
  `INSERT INTO passkeys VALUES ('q', 'a', 'default', ${bytes('06')}, 'fernholm.example', ${bytes('03')}, -7, 0, 0, '[]', NULL,
    NULL, 1, 0, 0, ${bytes('04')}, 'none', 'none', ${bytes('05')}, NULL, 'Q', 1, 'https://fernholm.example', '', NULL, 'revoked')`,
  `INSERT INTO accounts VALUES ('b', 'default', NULL, ${bytes('11')}, 'bo', 'bo', 'Bo', 'suspended', 1)`,
  `INSERT INTO events VALUES ('v', 'default', 5, 'sign-in.finished', 'a', 'p', 'succeeded', NULL, NULL, NULL, '{}',
    ${bytes('07')}, NULL, NULL, NULL)`,
];

async function keepsWhoWasThere(store: Store): Promise<void> {
  const standing = (await store.standing(account)) ?? assert.fail();
  const { email, role, recoveryOff, recoveredAt, status } = standing.account;
  assert.deepEqual([email, role, recoveryOff, recoveredAt, status], [null, 'member', false, null, 'active']);
  assert.deepEqual([standing.codesLeft, standing.totp], [0, false]);
  const [passkey = assert.fail(), ...others] = standing.passkeys;
  assert.deepEqual([passkey.id, passkey.attestationTrusted, others], ['p', false, []]);

  const sessions = await store.listSessions(account);
  assert.deepEqual(
    sessions.map(({ id, recovery }) => [id, recovery]),
    ['idle', 'expired', 'alive'].map((id) => [id, null]),
  );
  const alone = await store.listAccounts(rp, { search: null, only: 'one-passkey' }, null, 9, 200);
  assert.deepEqual(
    alone.map(({ account: { id }, passkeys }) => [id, passkeys]),
    [['a', 1]],
  );
  assert.deepEqual(
    (await store.accountEvents(account, null, 9)).map(({ id }) => id),
    ['v'],
  );

  const [hash, used] = [new Uint8Array(32).fill(8), useOf(passkey)];
  const code = { rp, account, hash, created: 10, stored: 10, used: null };
  assert.equal(await store.makeCodes({ account, codes: [code], use: used, event: anEvent() }), 'made');
  assert.equal((await store.standing(account))?.codesLeft, 1);
  const erasing = { account, use: null, guard: null, event: anEvent() };
  assert.equal(await store.eraseAccount(erasing), 'erased');
  assert.equal(await store.findCode(hash), null);
  await store.close();
}

describe('accounts of a database from before they could be recovered', () => {
  test('are kept with what they had, and can be recovered and erased', async () => {
    using folder = new Folder();
    await keepsWhoWasThere(await sqliteOf(folder.file('signet.db'), earlier, more));
  });
});

describePostgres('accounts of a PostgreSQL database from before they could be recovered', () => {
  test('are kept with what they had, and can be recovered and erased', async () =>
    keepsWhoWasThere(await postgresOf(earlier, more)));
});
