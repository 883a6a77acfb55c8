import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Store } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { openSite } from '../scene/site.ts';

/** A call of the store, held up until the test lets it go on. */
function held(): {
  readonly call: Promise<void>;
  readonly reached: () => boolean;
  letGo(): void;
  hold(): Promise<void>;
} {
  const [gate, entered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let reached = false;
  return {
    call: entered.promise,
    reached: () => reached,
    letGo: gate.resolve,
    async hold() {
      reached = true;
      entered.resolve();
      await gate.promise;
    },
  };
}

describe('closing while the store does not answer', () => {
  it('gives up a run in hand at its limit, says so, and begins nothing on the store any more', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    const sweep = held();
    const around = (store: Store): Store =>
      failing(store, {
        sweepCeremonies: async (before, limit) => {
          await sweep.hold();
          return await store.sweepCeremonies(before, limit);
        },
      });
    await using site = await openSite({ path: database.path, around, upkeepLimit: 100 });
    await site.browser().signUp(createAuthenticator(), 'Ada');
    t.mock.timers.tick(60_000);
    await sweep.call;
    const started = performance.now();
    await site.signet.close();
    assert.ok(performance.now() - started >= 99);
    assert.equal(site.logLines.filter((line) => line.includes('upkeep did not end in time')).length, 1);
    sweep.letGo();
    for (let i = 0; i < 50; i++) await setImmediate();
    assert.deepEqual(database.run('SELECT seq FROM event_checkpoints'), []);
  });

  it('gives up the last checkpoint too', async () => {
    const checkpoint = held();
    const around = (store: Store): Store => failing(store, { addCheckpoint: () => checkpoint.hold() });
    await using site = await openSite({ around, upkeepLimit: 100 });
    await site.browser().signUp(createAuthenticator(), 'Ada');
    await site.signet.close();
    assert.ok(checkpoint.reached());
    assert.equal(site.logLines.filter((line) => line.includes('upkeep did not end in time')).length, 1);
  });

  it('waits for one that is slow, and says nothing of it', async () => {
    using database = new DatabaseFile();
    const around = (store: Store): Store =>
      failing(store, {
        sealEvents: async (unit) => {
          await setTimeout(200);
          return await store.sealEvents(unit);
        },
      });
    await using site = await openSite({ path: database.path, around });
    await site.browser().signUp(createAuthenticator(), 'Ada');
    await site.signet.close();
    assert.equal(database.run('SELECT seq FROM event_checkpoints').length, 1);
    assert.deepEqual(
      site.logLines.filter((line) => line.includes('in time')),
      [],
    );
  });
});
