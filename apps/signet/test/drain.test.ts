import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { get, until } from './get.ts';
import { startSignet } from './run.ts';
import type { Started } from './run.ts';

const begin = (signet: Started, agent?: Agent) => {
  const headers = { origin: signet.address, 'content-type': 'application/json' };
  return get(signet.address, '/v1/sign-in/begin', { method: 'POST', headers, body: '{}', ...(agent && { agent }) });
};

const refusesConnections = async (signet: Started): Promise<boolean> =>
  await get(signet.address, '/healthz').then(
    () => false,
    (error: { code?: string }) => error.code === 'ECONNREFUSED',
  );

/** Asks again and again on kept connections until it is turned away; tells of every end that is no answer. */
async function load(signet: Started, cuts: unknown[]): Promise<Record<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const seen: Record<number, number> = {};
  for (;;) {
    try {
      const { status, headers, text } = await begin(signet, agent);
      JSON.parse(text);
      seen[status] = (seen[status] ?? 0) + 1;
      if (status !== 503) continue;
      assert.equal(headers.connection, 'close');
      break;
    } catch (error) {
      const { code, reused } = error as { code?: string; reused?: boolean };
      // A new connection that was still in the closing port's queue is as good as refused: no byte of it was read.
      if (code !== 'ECONNREFUSED' && !(code === 'ECONNRESET' && reused === false)) cuts.push(error);
      break;
    }
  }
  agent.destroy();
  return seen;
}

describe('Graceful stop', () => {
  for (const workers of ['1', '2']) {
    test(`${workers} process(es): while it drains, the port is open and requests are refused as not begun`, async () => {
      await using signet = await startSignet(['--workers', workers, '--drain', '3']);
      assert.equal((await begin(signet)).status, 200);
      signet.child.kill('SIGTERM');
      await until(async () => (await get(signet.address, '/readyz')).status === 503, 2500);
      const refused = await begin(signet);
      assert.equal(refused.status, 503);
      assert.equal(refused.headers.connection, 'close');
      assert.equal(refused.headers['content-type'], 'application/problem+json');
      assert.equal((JSON.parse(refused.text) as { code: string }).code, 'shutting_down');
      assert.equal((await get(signet.address, '/healthz')).status, 200);
      assert.match(
        (await get(signet.address, '/metrics')).text,
        /^signet_refusals_total\{route="other",code="shutting_down"\} 1$/mu,
      );
      await until(() => refusesConnections(signet));
      assert.equal((await signet.ended).status, 0);
    });

    test(`${workers} process(es): kept connections under load get whole answers, never a cut`, async () => {
      for (let round = 0; round < 3; round += 1) {
        await using signet = await startSignet(['--workers', workers], { SIGNET_RATE_LIMITS: 'ceremonies=1000000/60' });
        const cuts: unknown[] = [];
        const clients = Array.from({ length: 8 }, () => load(signet, cuts));
        setTimeout(() => signet.child.kill('SIGTERM'), 400 + round * 37);
        const seen = await Promise.all(clients);
        assert.deepEqual(cuts, []);
        for (const statuses of seen) {
          assert.ok((statuses[200] ?? 0) > 0);
          assert.deepEqual(
            Object.keys(statuses).filter((it) => it !== '200' && it !== '503'),
            [],
          );
        }
        assert.equal((await signet.ended).status, 0);
      }
    });
  }

  test('an idle kept connection still gets an answer after the port is closed, then is ended', async () => {
    await using signet = await startSignet();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    assert.equal((await begin(signet, agent)).status, 200);
    signet.child.kill('SIGTERM');
    await until(() => refusesConnections(signet), 1500);
    const late = await begin(signet, agent);
    assert.equal(late.status, 503);
    assert.equal(late.headers.connection, 'close');
    assert.equal((await signet.ended).status, 0);
    agent.destroy();
  });

  test('connections on which nothing is ever sent do not hold up the end', async () => {
    await using signet = await startSignet();
    const { port } = new URL(signet.address);
    const idle = connect(Number(port), '127.0.0.1').on('error', () => undefined);
    await until(() => idle.readyState === 'open');
    assert.equal((await begin(signet)).status, 200);
    const asked = performance.now();
    signet.child.kill('SIGTERM');
    assert.equal((await signet.ended).status, 0);
    assert.ok(performance.now() - asked < 8000);
    idle.destroy();
  });

  test('a second signal ends the wait; SIGINT does not drain', async () => {
    for (const signals of [['SIGTERM', 'SIGTERM'], ['SIGINT']] as const) {
      await using signet = await startSignet(['--drain', '60']);
      const asked = performance.now();
      for (const signal of signals) {
        signet.child.kill(signal);
        await until(() => signet.log().includes('"stopping"'));
      }
      assert.equal((await signet.ended).status, 0);
      assert.ok(performance.now() - asked < 20_000);
    }
  });
});
