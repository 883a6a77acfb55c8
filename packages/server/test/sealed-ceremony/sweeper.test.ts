import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StorageUnavailable } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { openSite } from '../scene/site.ts';

describe('the sweeper', () => {
  it('forgets a spent ceremony ten minutes after its end, until it is stopped', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    const spent = (): number => database.run('SELECT nonce FROM spent_ceremonies').length;
    const minute = async (): Promise<void> => {
      t.mock.timers.tick(60_000);
      // The sweep is a unit like any other: one that is asked for later ends later.
      await site.store.appendEvent({ ...quiet, id: crypto.randomUUID() });
    };
    await using site = await openSite({ path: database.path });
    await site.browser().signUp(createAuthenticator(), 'Ada');
    assert.equal(spent(), 1);
    site.pass(900_000 - 1);
    await minute();
    assert.equal(spent(), 1);
    site.pass(1);
    await minute();
    assert.equal(spent(), 0);
    await site.browser().signUp(createAuthenticator(), 'Grace');
    site.pass(900_000);
    await site.signet.close();
    await minute();
    assert.equal(spent(), 1);
  });

  it('goes on where the store fails, and says so in the log', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    await using site = await openSite({
      around: (store) => failing(store, { sweepCeremonies: () => Promise.reject(new StorageUnavailable('disk')) }),
    });
    t.mock.timers.tick(60_000);
    await Promise.resolve();
    await site.browser().ok('site', null);
    const line = site.logLines.find((it) => it.includes('sweep failed'));
    assert.match(line ?? '', /"failure":"StorageUnavailable"/u);
  });
});

const quiet = {
  rp: 'default' as never,
  time: 0,
  type: 'test',
  actor: null,
  subject: null,
  outcome: 'succeeded',
  code: null,
  ip: null,
  agent: null,
  data: {},
  salt: new Uint8Array(16),
} as const;
