import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { StorageUnavailable } from '@signet/server';
import type { Store } from '@signet/server';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { noLimits, openSite } from '../scene/site.ts';

const limits = { ...noLimits, signUps: { points: 3, seconds: 60 } };
let names = 0;
const aName = () => ({ username: `Ada ${++names}` });

describe('a limit that several processes share', () => {
  it('counts the sign-ups of all of them, by address, until the window is over', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32), limits, processes: 'several' } as const;
    await using one = await openSite(settings);
    await using two = await openSite(settings);
    const [first, second] = [one.browser(), two.browser()];
    await first.ok('signUpBegin', aName());
    await second.ok('signUpBegin', aName());
    await first.ok('signUpBegin', aName());
    const problem = await second.refused('signUpBegin', aName(), 'rate_limited');
    assert.deepEqual([problem.status, problem.retryAfter], [429, 60]);
    await two.browser({ address: '192.0.2.2' }).ok('signUpBegin', aName());
    for (const it of [one, two]) it.pass(60_000);
    await second.ok('signUpBegin', aName());
  });

  it('asks the process first: what that refuses by itself is not written', async () => {
    let counted = 0;
    const around = (store: Store) =>
      failing(store, {
        countUse: async (unit) => {
          counted += 1;
          return await store.countUse(unit);
        },
      });
    await using site = await openSite({ around, limits, processes: 'several' });
    const browser = site.browser();
    for (let i = 0; i < 3; i++) await browser.ok('signUpBegin', aName());
    for (let i = 0; i < 5; i++) await browser.refused('signUpBegin', aName(), 'rate_limited');
    assert.equal(counted, 3);
  });

  it('lets nobody pass whom the store cannot count', async () => {
    const countUse = () => Promise.reject(new StorageUnavailable('disk'));
    await using site = await openSite({ around: (store) => failing(store, { countUse }), processes: 'several' });
    const problem = await site.browser().refused('signUpBegin', aName(), 'storage_unavailable');
    assert.equal(problem.status, 503);
    await site.browser().ok('signInBegin', {});
  });

  it('writes nothing at begin where there is one process', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path, limits });
    const before = database.fingerprint();
    for (let i = 0; i < 3; i++) await site.browser().ok('signUpBegin', aName());
    await site.browser().refused('signUpBegin', aName(), 'rate_limited');
    assert.deepEqual(database.fingerprint(), before);
    assert.deepEqual(database.run('SELECT * FROM rate_limits'), []);
  });
});
