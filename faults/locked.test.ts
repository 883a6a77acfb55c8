import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { sqlitePlace } from './scene/place.ts';
import { Visitor } from './scene/visitor.ts';

/** A request ends within this, milliseconds, whatever the database does. */
const limit = 10_000;

test('while another process holds the write lock of SQLite, finishes get 503 in time and pages are answered', async () => {
  await using place = await sqlitePlace();
  const server = await place.start();
  const person = createAuthenticator();
  const visitor = new Visitor(server.port, { timeout: limit });
  await visitor.signUp(person, 'mara');
  const finish = await visitor.beginSignIn(person);
  const other = new DatabaseSync(join(place.data, 'signet.db'));
  try {
    other.exec('begin immediate');
    const refused = await visitor.ask('signInFinish', finish);
    assert.deepEqual([refused.status, refused.code], [503, 'storage_unavailable'], refused.text);
    for (const path of ['/healthz', '/sign-in']) {
      assert.equal((await new Visitor(server.port, { timeout: limit }).send('GET', path)).status, 200, path);
    }
    other.exec('rollback');
  } finally {
    other.close();
  }
  await visitor.ok('signInFinish', finish);
  assert.match(server.log(), /storage_unavailable|busy|locked/u);
});
