import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite, test } from 'node:test';
import { startLoad } from './scene/load.ts';
import { databases } from './scene/place.ts';
import { spentOnce } from './scene/spent-once.ts';
import { Visitor } from './scene/visitor.ts';

/** On each database; SQLite's file is also written by the process that is killed. */
const roundsOn: Readonly<Record<string, number>> = { SQLite: 5, PostgreSQL: 2 };

for (const [name, open] of Object.entries(databases)) {
  suite(`kill -9 of the server on ${name}`, () => {
    test('loses no acknowledged registration and lets no ceremony be spent twice', async () => {
      const rounds = roundsOn[name] ?? 1;
      await using place = await open();
      let acknowledged = 0;
      for (let round = 0; round < rounds; round += 1) {
        const server = await place.start();
        await using load = startLoad(() => server.port);
        // A different moment each round, never before something was acknowledged.
        while (load.seen.registered.length < 5) await sleep(5);
        await sleep(37 * round);
        await server.kill();
        const { registered, spent } = await load.stop();
        acknowledged += registered.length;

        const again = await place.start();
        for (const person of registered) await new Visitor(again.port).signIn(person);
        await spentOnce(again.port, spent);
        assert.equal(await again.stop(), 0);
      }
      assert.equal(acknowledged >= rounds * 5, true);
      assert.equal((await place.count('select count(*) as n from accounts')) >= acknowledged, true);
      if (name === 'SQLite') assert.equal((await place.rows('pragma integrity_check'))[0]?.integrity_check, 'ok');
    });
  });
}
