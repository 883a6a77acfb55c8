import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { checkMasterKey, KeyringLocked, retireKeys } from '@signet/server';
import type { RelyingPartyKey } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';

describe('the master key, beside the keys of a store', () => {
  const masterKey = new Uint8Array(randomBytes(32));

  it('opens all of them or is refused in the words of a start; nothing is written', async () => {
    using database = new DatabaseFile();
    const site = await openSite({ path: database.path, masterKey });
    await site[Symbol.asyncDispose]();
    const store = await openSqliteStore({ file: database.path });
    await retireKeys({ store, masterKey, rp: 'default' as RelyingPartyKey });
    const before = database.fingerprint();
    const keys = [...(await store.keys('events')), ...(await store.keys('ceremony'))];
    assert.equal(keys.length, 3);
    checkMasterKey({ keys, masterKey });
    const other = randomBytes(32);
    const refused = await openSite({ path: database.path, masterKey: other }).then(
      () => null,
      (error: unknown) => error,
    );
    assert.ok(refused instanceof KeyringLocked);
    assert.throws(() => checkMasterKey({ keys, masterKey: other }), refused);
    const [last] = keys.slice(-1);
    assert.ok(last);
    const damaged = [...keys.slice(0, -1), { ...last, wrapped: last.wrapped.map((byte) => byte ^ 1) }];
    assert.throws(() => checkMasterKey({ keys: damaged, masterKey }), KeyringLocked);
    assert.deepEqual(database.fingerprint(), before);
    await store.close();
  });

  it('has nothing to open in a store without keys', () => {
    checkMasterKey({ keys: [], masterKey });
  });
});
