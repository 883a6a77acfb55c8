import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Store } from '@signet/server/ports';
import { frontDoor } from '../../src/schema/migrations/0001-front-door.ts';
import { sealedEvents } from '../../src/schema/migrations/0002-sealed-events.ts';
import { describePostgres } from '../scene/databases.ts';
import { postgresOf, somebody, sqliteOf } from '../scene/earlier-version.ts';
import { Folder } from '../scene/folder.ts';
import { signInOf } from '../scene/sessions.ts';

const earlier = [frontDoor, sealedEvents];

const tokenHash = (byte: number): Uint8Array => new Uint8Array([byte]);

async function sweepsWhatWasThere(store: Store): Promise<void> {
  assert.equal(await store.sweepSessions(200, 500), 2);
  const alive = await store.findSession(tokenHash(0x0a));
  assert.deepEqual([alive?.session.id, alive?.session.lastSeen, alive?.account.username], ['alive', 199, 'asa']);
  for (const gone of [0x0b, 0x0c]) assert.equal(await store.findSession(tokenHash(gone)), null);
  const found = await store.findCredential('fernholm.example', tokenHash(0x02));
  assert.equal(await store.recordSignIn(signInOf(found?.passkey ?? assert.fail())), 'recorded');
  await store.close();
}

describe('sessions of a database from before they were swept', () => {
  test('are swept once it is brought up to date, and who lives is still signed in', async () => {
    using folder = new Folder();
    await sweepsWhatWasThere(await sqliteOf(folder.file('signet.db'), earlier, somebody));
  });
});

describePostgres('sessions of a PostgreSQL database from before they were swept', () => {
  test('are swept once it is brought up to date, and who lives is still signed in', async () =>
    sweepsWhatWasThere(await postgresOf(earlier, somebody)));
});
