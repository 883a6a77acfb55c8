import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import type { Store } from '@signet/server/ports';
import { openPostgresStore, openSqliteStore } from '@signet/store-sql';
import pg from 'pg';
import { postgresCompiler } from '../../src/postgres/dialect.ts';
import { migrate as migratePostgres } from '../../src/postgres/migrate.ts';
import { frontDoor } from '../../src/schema/migrations/0001-front-door.ts';
import { sealedEvents } from '../../src/schema/migrations/0002-sealed-events.ts';
import { sqliteCompiler } from '../../src/sqlite/dialect.ts';
import { migrate as migrateSqlite } from '../../src/sqlite/migrate.ts';
import { describePostgres, sharedCluster } from '../scene/databases.ts';
import { Folder } from '../scene/folder.ts';
import { signInOf } from '../scene/sessions.ts';

const earlier = [frontDoor, sealedEvents];

/** Somebody with three sessions of an earlier version: one lives at 200, one expired at 100, one was last seen at 40 for 50. */
const rows = (bytes: (hex: string) => string): readonly string[] => [
  `INSERT INTO relying_parties VALUES ('default', 'fernholm.example', 'Fernholm', '[]', '[]', '{}', 1)`,
  `INSERT INTO accounts VALUES ('a', 'default', NULL, ${bytes('01')}, 'asa', 'asa', 'Åsa', 'active', 1)`,
  `INSERT INTO passkeys VALUES ('p', 'a', 'default', ${bytes('02')}, 'fernholm.example', ${bytes('03')}, -7, 0, 0, '[]', NULL,
    NULL, 1, 0, 0, ${bytes('04')}, 'none', 'none', ${bytes('05')}, NULL, 'P', 1, 'https://fernholm.example', '', NULL, 'active')`,
  session('alive', bytes('0a'), 199, 900, 50),
  session('expired', bytes('0b'), 99, 100, 50),
  session('idle', bytes('0c'), 40, 900, 50),
];

function session(id: string, token: string, seen: number, expires: number, idle: number): string {
  return `INSERT INTO sessions VALUES ('${id}', 'default', 'a', 'p', ${token}, 1, 1, ${seen}, ${expires}, ${idle}, '[]', 'aal1', '')`;
}

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
    const file = folder.file('signet.db');
    const database = new DatabaseSync(file);
    migrateSqlite(database, sqliteCompiler().schema, earlier);
    for (const it of rows((hex) => `x'${hex}'`)) database.exec(it);
    database.close();
    await sweepsWhatWasThere(await openSqliteStore({ file }));
  });
});

describePostgres('sessions of a PostgreSQL database from before they were swept', () => {
  test('are swept once it is brought up to date, and who lives is still signed in', async () => {
    const url = await (await sharedCluster()).createDatabase();
    const client = new pg.Client(url);
    await client.connect();
    await migratePostgres(client, postgresCompiler().schema, earlier);
    for (const it of rows((hex) => `'\\x${hex}'`)) await client.query(it);
    await client.end();
    await sweepsWhatWasThere(await openPostgresStore({ url }));
  });
});
