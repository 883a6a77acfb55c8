import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { verifyAudit } from './scene/command.ts';
import { startLoad } from './scene/load.ts';
import type { Load } from './scene/load.ts';
import { sqlitePlace } from './scene/place.ts';
import { mountSmallDisk } from './scene/small-disk.ts';
import { until } from './scene/until.ts';
import { Visitor } from './scene/visitor.ts';

test('a full disk refuses what writes, loses nothing acknowledged, and is over when there is room again', async (t) => {
  using disk = mountSmallDisk();
  if (!disk) {
    t.skip('no tmpfs can be mounted: it takes root, and a container that lets it');
    return;
  }
  await using place = await sqlitePlace(disk.data);
  const server = await place.start();
  const visitor = new Visitor(server.port);
  const mara = createAuthenticator();
  await visitor.signUp(mara, 'mara');
  const before = await visitor.beginSignIn(mara);
  const again = visitor.twin(server.port);
  await visitor.ok('signInFinish', before);
  const load = startLoad(() => server.port);
  await using ends = new AsyncDisposableStack();
  ends.defer(async () => void (await load.stop()));

  await until('people sign up', () => load.seen.registered.length >= 20);
  disk.fill();
  await until('people are refused', () => refused(load) >= 50);
  for (const path of ['/healthz', '/readyz', '/sign-in', '/v1/session']) {
    const { status, text } = await visitor.send('GET', path);
    assert.equal(status, 200, `${path}: ${text}`);
  }
  assert.equal((await visitor.ok('session', null)).session?.account.username, 'mara');

  disk.empty();
  const stored = load.seen.registered.length;
  await until('people sign up again', () => load.seen.registered.length >= stored + 20);
  const { registered, answers, broken } = await load.stop();
  assert.deepEqual(broken.map(String), [], 'begin, and every connection');
  const said = new Set(answers.map(({ status, code }) => `${status} ${code ?? ''}`.trim()));
  assert.deepEqual([...said].toSorted(), ['200', '503 storage_unavailable']);

  for (const person of registered) await new Visitor(server.port).signIn(person);
  assert.equal((await again.ask('signInFinish', before)).code, 'challenge_used');
  assert.equal(await server.stop(), 0);
  assert.equal((await place.rows('pragma integrity_check'))[0]?.integrity_check, 'ok');
  assert.equal(await place.count('select count(*) as n from accounts'), registered.length + 1, 'none that was refused');
  const { whole, events } = await verifyAudit(place.data);
  assert.equal(whole, true);
  assert.equal(events, await place.count('select count(*) as n from events'));
});

function refused({ seen }: Load): number {
  return seen.answers.filter(({ status }) => status === 503).length;
}
