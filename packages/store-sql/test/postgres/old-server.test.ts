import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { StorageUnavailable } from '@signet/server/ports';
import { migratePostgres, openPostgresStore } from '@signet/store-sql';
import { ServerOfVersion } from '../scene/server-of-version.ts';

describe('a PostgreSQL server older than 15', () => {
  for (const [number, version] of [
    [149_999, '14.99'],
    [140_020, '14.20 (Debian 14.20-1)'],
    [90_624, '9.6.24'],
  ] as const) {
    test(`is refused: ${version}, and nothing else is asked of it`, async () => {
      await using server = await ServerOfVersion.start({ number, version });
      for (const open of [migratePostgres, openPostgresStore]) {
        await assert.rejects(open({ url: server.url }), (error: unknown) => {
          assert.ok(error instanceof StorageUnavailable);
          assert.equal(error.message, `The server is PostgreSQL ${version}. Signet needs 15 or newer.`);
          return true;
        });
      }
      assert.equal(server.asked.length, 2);
    });
  }

  test('is not one of 15', async () => {
    await using server = await ServerOfVersion.start({ number: 150_000, version: '15.0' });
    await assert.rejects(migratePostgres({ url: server.url }), /anything but its version/u);
    assert.equal(server.asked.length, 2);
  });
});
