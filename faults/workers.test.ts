import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import { verifyAudit } from './scene/command.ts';
import { startLoad } from './scene/load.ts';
import type { Load } from './scene/load.ts';
import { databases } from './scene/place.ts';
import type { Server } from './scene/server.ts';
import { until } from './scene/until.ts';
import { Visitor } from './scene/visitor.ts';
import { isAlive, stoppedOf, workersOf } from './scene/workers.ts';

const finishes = 64;
const rounds = 5;
const lanes = 4;
const victims = 2;
const settings = { SIGNET_WORKERS: '2' };
const sessions = 'select count(*) as n from sessions';
const accounts = 'select count(*) as n from accounts';

for (const [name, open] of Object.entries(databases)) {
  suite(`signet start --workers 2 on ${name}`, () => {
    test('of 64 finishes with one ceremony one opens a session', async () => {
      await using place = await open();
      const server = await place.start({ settings });
      const person = createAuthenticator();
      await new Visitor(server.port).signUp(person, 'mara');
      for (let round = 0; round < rounds; round += 1) {
        const visitor = new Visitor(server.port);
        const finish = await visitor.beginSignIn(person);
        const before = await place.count(sessions);
        const twins = Array.from({ length: finishes }, () => visitor.twin(server.port));
        const answers = await Promise.all(twins.map((twin) => twin.ask('signInFinish', finish)));
        const refused = answers.filter(({ status }) => status !== 200).map(({ code }) => code);
        assert.deepEqual(
          refused,
          Array.from({ length: finishes - 1 }, () => 'challenge_used'),
        );
        assert.equal(await place.count(sessions), before + 1);
      }
    });

    test('a worker killed under load is replaced, the other goes on, and nothing acknowledged is lost', async () => {
      await using place = await open();
      const server = await place.start({ settings });
      // A connection that is on its way to the worker when that dies gets no answer at all, and is given up.
      const load = startLoad(() => server.port, lanes, { timeout: 5000 });
      await using ends = new AsyncDisposableStack();
      ends.defer(async () => void (await load.stop()));
      for (let round = 1; round <= victims; round += 1) {
        await more(load);
        const [victim] = workersOf(server).filter(isAlive);
        process.kill(victim ?? 0, 'SIGKILL');
        await until('another takes its place', () => workersOf(server).length === 2 + round);
      }
      await more(load);
      const { registered, answers, broken } = await load.stop();
      assert.deepEqual([...new Set(answers.map(({ status, code }) => code ?? status))], [200]);
      assert.equal(
        broken.length <= victims * lanes,
        true,
        `only what was in hand there: ${broken.map(String).join('; ')}`,
      );
      await allSignIn(server, registered);
      assert.equal(await server.stop(), 0);
      if (name === 'SQLite') assert.equal((await verifyAudit(place.data)).whole, true);
    });

    test('SIGTERM under load ends all of them with 0, and what they acknowledged is there', async () => {
      await using place = await open();
      const server = await place.start({ settings: { ...settings, SIGNET_DRAIN: '1' } });
      const load = startLoad(() => server.port, lanes);
      await using ends = new AsyncDisposableStack();
      ends.defer(async () => void (await load.stop()));
      await more(load);
      const workers = workersOf(server);
      assert.equal(await server.stop(), 0);
      assert.equal(stoppedOf(server), 3);
      assert.equal(workers.some(isAlive), false);
      const { registered, answers } = await load.stop();
      const said = new Set(answers.map(({ status, code }) => code ?? status));
      assert.deepEqual(
        [...said].filter((it) => it !== 200 && it !== 'shutting_down'),
        [],
      );
      assert.equal(await place.count(accounts), registered.length);
      const again = await place.start({ settings });
      await allSignIn(again, registered);
    });

    test('kill -9 of the primary under load leaves no worker behind', async () => {
      await using place = await open();
      const server = await place.start({ settings });
      const load = startLoad(() => server.port, lanes);
      await using ends = new AsyncDisposableStack();
      ends.defer(async () => void (await load.stop()));
      await more(load);
      const workers = workersOf(server);
      assert.equal(workers.length, 2);
      await kill(server, workers);
      await assert.rejects(new Visitor(server.port).send('GET', '/healthz'), { code: 'ECONNREFUSED' });
      const { registered } = await load.stop();
      const again = await place.start({ settings });
      await allSignIn(again, registered);
    });
  });
}

/** Waits until so many more people are registered. */
async function more({ seen }: Load): Promise<void> {
  const goal = seen.registered.length + 20;
  await until('people sign up', () => seen.registered.length >= goal);
}

async function allSignIn({ port }: Server, people: readonly Authenticator[]): Promise<void> {
  await Promise.all(people.map((person) => new Visitor(port).signIn(person)));
}

async function kill(server: Server, workers: readonly number[]): Promise<void> {
  await server.kill();
  await until('the workers end', () => !workers.some(isAlive));
}
