import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { findPostgres } from '../tools/postgres/find.mjs';
import { startCluster } from '../tools/postgres/cluster.ts';
import { startLoad } from './scene/load.ts';
import { postgresPlace } from './scene/place.ts';
import type { Server } from './scene/server.ts';
import { spentOnce } from './scene/spent-once.ts';
import { until } from './scene/until.ts';
import { Visitor } from './scene/visitor.ts';
import type { Answer } from './scene/visitor.ts';

const skip = findPostgres() ? false : 'there is no PostgreSQL: apt-get install postgresql';
/** A request ends within this, milliseconds, whatever the database does. */
const limit = 10_000;

test('PostgreSQL is killed under load and comes back: 503 meanwhile, nothing lost, nothing spent twice', {
  skip,
}, async () => {
  await using cluster = await startCluster();
  await using place = await postgresPlace(cluster);
  const server = await place.start();
  await using load = startLoad(() => server.port);
  await until('people sign up', () => load.seen.registered.length >= 30);
  await cluster.kill();
  const refused = load.seen.heard.length;
  await until('people are refused', () => load.seen.heard.length >= refused + 50);
  assert.equal(await statusOf(server, '/readyz'), 503);
  for (const path of ['/healthz', '/sign-in']) assert.equal(await statusOf(server, path), 200, path);
  const stored = load.seen.registered.length;
  await cluster.start();
  await until('people sign up again', () => load.seen.registered.length >= stored + 30);
  await until('it is ready', async () => (await statusOf(server, '/readyz')) === 200);
  const { registered, heard, broken, spent } = await load.stop();
  endedWell(heard, broken);
  assert.equal(
    heard.some(({ status }) => status === 503),
    true,
  );
  assert.match(server.log(), /the store does not answer[^]*the store is back/u);
  for (const person of registered) await new Visitor(server.port).signIn(person);
  await spentOnce(server.port, spent);
  assert.equal((await place.count('select count(*) as n from accounts')) >= registered.length, true);
});

test('PostgreSQL is frozen under load: every request ends with 503 in time, and all is well when it thaws', {
  skip,
}, async () => {
  await using cluster = await startCluster();
  await using place = await postgresPlace(cluster);
  const server = await place.start();
  const person = createAuthenticator();
  const visitor = new Visitor(server.port, { timeout: limit });
  await visitor.signUp(person, 'mara');
  // More than the server has connections: some wait for one.
  const finishes = await Promise.all(Array.from({ length: 40 }, () => visitor.beginSignIn(person)));
  await using load = startLoad(() => server.port);
  await until('people sign up', () => load.seen.registered.length >= 20);
  cluster.pause();
  try {
    const asked = finishes.map((finish) => visitor.twin(server.port).ask('signInFinish', finish));
    for (const path of ['/healthz', '/sign-in']) assert.equal(await statusOf(server, path), 200, path);
    assert.equal(await statusOf(server, '/readyz'), 503);
    for (const { status, code } of await Promise.all(asked)) {
      assert.deepEqual([status, code], [503, 'storage_unavailable']);
    }
  } finally {
    cluster.resume();
  }
  const stored = load.seen.registered.length;
  await until('people sign up again', () => load.seen.registered.length >= stored + 20);
  await until('it is ready', async () => (await statusOf(server, '/readyz')) === 200);
  const { registered, heard, broken, spent } = await load.stop();
  endedWell(heard, broken);
  assert.match(server.log(), /the store does not answer[^]*the store is back/u);
  await Promise.all(Array.from({ length: 40 }, () => visitor.twin(server.port).signIn(person)));
  for (const one of registered) await new Visitor(server.port).signIn(one);
  await spentOnce(server.port, spent);
  // What was given up did not keep its connection, its locks or its transaction.
  const stuck = "select count(*) as n from pg_stat_activity where state like 'idle in transaction%'";
  assert.equal(await place.count(stuck), 0);
});

/** Every request got an answer, in time, and it was either well or 503. */
function endedWell(heard: readonly Answer[], broken: readonly unknown[]): void {
  assert.deepEqual([...new Set(heard.map(({ status, code }) => code ?? status))].toSorted(), [
    200,
    'storage_unavailable',
  ]);
  // A begin that was refused ends a visit; a lost connection or a time that is over would be another error.
  const others = broken.filter((error) => !(error instanceof assert.AssertionError));
  assert.deepEqual(others.map(String), []);
  assert.equal(Math.max(...heard.map(({ ms }) => ms)) < limit, true);
}

async function statusOf({ port }: Server, path: string): Promise<number> {
  return (await new Visitor(port, { timeout: limit }).send('GET', path)).status;
}
