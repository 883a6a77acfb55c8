import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signet } from './scene/command.ts';
import { startLoad } from './scene/load.ts';
import { databases } from './scene/place.ts';
import { until } from './scene/until.ts';

const newest = "select id from keyring where purpose = 'ceremony' and retires is null";

for (const [name, open] of Object.entries(databases)) {
  test(`keys are rotated by command under load over two servers on ${name}, and no sign-in fails`, async () => {
    await using place = await open();
    const first = await place.start();
    const second = await place.start();
    let visits = 0;
    const state = { ports: [first.port, second.port] };
    await using load = startLoad(() => state.ports[(visits += 1) % 2] ?? 0, 4);
    const more = async (): Promise<void> => {
      const goal = load.seen.registered.length + 20;
      await until('people sign up', () => load.seen.registered.length >= goal || load.seen.broken.length > 0);
    };
    await more();
    const [before] = await place.rows(newest);
    assert.match(await signet(place.data, 'keys', 'rotate', ...place.flags), /^Rotated: ceremony/u);
    const [after] = await place.rows(newest);
    assert.notEqual(after?.id, before?.id);
    await more();
    // The next key takes over in five minutes; here at once, for a server that starts now. The second one has yet to meet it.
    await place.rows(`update keyring set retires = ${Date.now()} where id = '${String(before?.id)}'`);
    const third = await place.start();
    state.ports = [third.port, second.port];
    await more();
    const { answers, broken, spent } = await load.stop();
    assert.deepEqual(broken.map(String), []);
    assert.deepEqual([...new Set(answers.map(({ status, code }) => code ?? status))], [200]);
    const sealedWith = spent.map(({ body }) => Buffer.from(body.ceremony, 'base64url').toString('hex', 1, 5));
    assert.deepEqual(new Set(sealedWith), new Set([before?.id, after?.id]));
    // What the new key sealed opens at a server that learned of it just now.
    const late = spent.filter((_, index) => sealedWith[index] === after?.id);
    const [one] = late;
    const answer = await one?.visitor.twin(second.port).ask(one.route, one.body);
    assert.equal(answer?.code, 'challenge_used');
  });
}
