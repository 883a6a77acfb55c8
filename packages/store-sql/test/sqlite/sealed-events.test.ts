import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { EventToSeal } from '@signet/server/ports';
import { openSqliteStore } from '@signet/store-sql';
import { frontDoor } from '../../src/schema/migrations/0001-front-door.ts';
import { sqliteCompiler } from '../../src/sqlite/dialect.ts';
import { migrate } from '../../src/sqlite/migrate.ts';
import { Folder } from '../scene/folder.ts';
import { putRelyingParty, rp } from '../scene/people.ts';

test('events of a database from before the chain stay, without a salt, and are sealed', async () => {
  using folder = new Folder();
  const file = folder.file('signet.db');
  const database = new DatabaseSync(file);
  migrate(database, sqliteCompiler().schema, [frontDoor]);
  database.exec(`INSERT INTO relying_parties VALUES ('default', 'fernholm.example', 'Fernholm', '[]', '[]', '{}', 1)`);
  database.exec(
    `INSERT INTO events VALUES ('0001', 'default', 7, 'account.created', 'a', 's', 'succeeded', NULL, '192.0.2.1', 'x', '{"uv":true}')`,
  );
  database.close();

  const store = await openSqliteStore({ file });
  await putRelyingParty(store);
  const handed: EventToSeal[] = [];
  const [salt, bytes] = [new Uint8Array(16).fill(1), new Uint8Array(32).fill(2)];
  await store.sealEvents({
    rp,
    limit: 10,
    seal: (head, events) => {
      handed.push(...events);
      return events.map(({ id }) => ({ id, seq: head.seq + 1, salt, personalDigest: bytes, mac: bytes }));
    },
  });
  assert.deepEqual(
    handed.map(({ id, time, actor, ip, data, salt: none }) => ({ id, time, actor, ip, data, none })),
    [{ id: '0001', time: 7, actor: 'a', ip: '192.0.2.1', data: { uv: true }, none: null }],
  );
  const [sealed] = await store.sealedEvents(rp, 0, 10);
  assert.deepEqual([sealed?.seq, sealed?.salt, sealed?.mac], [1, salt, bytes]);
  await store.close();
});
