import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { suite, test } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { clockIn } from './scene/clock.ts';
import type { Clock } from './scene/clock.ts';
import { signet, verifyAudit } from './scene/command.ts';
import { startLoad } from './scene/load.ts';
import { sqlitePlace } from './scene/place.ts';
import type { Place } from './scene/place.ts';
import { until } from './scene/until.ts';
import { Visitor } from './scene/visitor.ts';

const minute = 60_000;
const day = 86_400_000;
const spent = 'select count(*) as n from spent_ceremonies';

suite('a clock set ahead by a day, and back again', () => {
  test('lets no ceremony be spent twice, also where its use was swept meanwhile', async () => {
    await using place = await clockPlace();
    const server = await place.start({ environment: place.clock.environment });
    const person = createAuthenticator();
    const visitor = new Visitor(server.port);
    await visitor.signUp(person, 'mara');
    const finish = await visitor.beginSignIn(person);
    const again = visitor.twin(server.port);
    await visitor.ok('signInFinish', finish);
    assert.equal((await again.twin(server.port).ask('signInFinish', finish)).code, 'challenge_used');

    place.clock.ahead(day);
    await until('the sweeper forgets what is over', async () => (await place.count(spent)) === 0);
    assert.equal((await again.twin(server.port).ask('signInFinish', finish)).code, 'challenge_expired');
    place.clock.ahead(0);
    assert.equal((await again.twin(server.port).ask('signInFinish', finish)).code, 'challenge_expired');
    assert.equal(await server.stop(), 0);
    const restarted = await place.start({ environment: place.clock.environment });
    assert.equal((await again.twin(restarted.port).ask('signInFinish', finish)).code, 'challenge_expired');
    await new Visitor(restarted.port).signIn(person);
  });

  test('refuses what was begun on the other side of the jump, by its own code, and spends nothing of it', async () => {
    await using place = await clockPlace();
    const { port } = await place.start({ environment: place.clock.environment });
    const person = createAuthenticator();
    const visitor = new Visitor(port);
    await visitor.signUp(person, 'mara');
    const early = await visitor.beginSignIn(person);
    place.clock.ahead(day);
    assert.equal((await visitor.ask('signInFinish', early)).code, 'challenge_expired');
    const ahead = await visitor.beginSignIn(person);
    place.clock.ahead(0);
    assert.equal((await visitor.ask('signInFinish', ahead)).code, 'ceremony_issued_ahead');
    await visitor.ok('signInFinish', early);
    place.clock.ahead(day);
    await visitor.ok('signInFinish', ahead);
  });

  test('after sign-ins while it was ahead, refuses all until the remedy of the guide', async () => {
    await using place = await clockPlace();
    const server = await place.start({ environment: place.clock.environment });
    const person = createAuthenticator();
    place.clock.ahead(day);
    const visitor = new Visitor(server.port);
    await visitor.signUp(person, 'mara');
    const finish = await visitor.beginSignIn(person);
    const again = visitor.twin(server.port);
    await visitor.ok('signInFinish', finish);
    place.clock.ahead(day + 20 * minute);
    await until('the sweeper forgets what is over', async () => (await place.count(spent)) === 0);
    place.clock.ahead(0);
    const refused = new Visitor(server.port);
    assert.equal((await refused.ask('signInFinish', await refused.beginSignIn(person))).code, 'challenge_expired');

    assert.equal(await server.stop(), 0);
    await signet(place.data, 'restore', '--keys');
    const mended = await place.start({ environment: place.clock.environment });
    await new Visitor(mended.port).signIn(person);
    place.clock.ahead(day);
    assert.equal((await again.twin(mended.port).ask('signInFinish', finish)).code, 'ceremony_key_unknown');
  });

  test('ends no session that is not over', async () => {
    await using place = await clockPlace();
    const { port } = await place.start({ environment: place.clock.environment });
    const person = createAuthenticator();
    const [early, ahead] = [new Visitor(port), new Visitor(port)];
    await early.signUp(person, 'mara');
    place.clock.ahead(day);
    await ahead.signIn(person);
    assert.equal((await early.ok('session', null)).session?.account.username, 'mara');
    place.clock.ahead(0);
    for (const visitor of [early, ahead]) {
      assert.equal((await visitor.ok('session', null)).session?.account.username, 'mara');
    }
    place.clock.ahead(8 * day);
    for (const visitor of [early, ahead]) assert.equal((await visitor.ok('session', null)).session, null);
  });

  test('loses no account of those who sign up meanwhile, and the audit log stays whole', async () => {
    await using place = await clockPlace();
    const server = await place.start({ environment: place.clock.environment });
    const load = startLoad(() => server.port, 4);
    await using ends = new AsyncDisposableStack();
    ends.defer(async () => void (await load.stop()));
    for (const by of [-5 * minute, 0, day, 0]) {
      const goal = load.seen.registered.length + 15;
      await until('people sign up', () => load.seen.registered.length >= goal);
      place.clock.ahead(by);
    }
    const { registered, answers } = await load.stop();
    const allowed = ['200', 'challenge_expired', 'ceremony_issued_ahead'];
    const said = new Set(answers.map(({ status, code }) => code ?? String(status)));
    assert.deepEqual(
      [...said].filter((it) => !allowed.includes(it)),
      [],
    );
    for (const person of registered) await new Visitor(server.port).signIn(person);
    assert.equal(await place.count('select count(*) as n from accounts'), registered.length);
    assert.equal(await server.stop(), 0);
    assert.equal(await place.count('select count(*) as n from events where seq is null'), 0);
    const { whole, events } = await verifyAudit(place.data);
    assert.deepEqual({ whole, events }, { whole: true, events: await place.count('select count(*) as n from events') });
  });
});

async function clockPlace(): Promise<Place & { readonly clock: Clock }> {
  const place = await sqlitePlace();
  mkdirSync(place.data, { recursive: true });
  return { ...place, clock: clockIn(place.data) };
}
