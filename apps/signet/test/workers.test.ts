import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { describe, test } from 'node:test';
import { startCluster } from '../../../tools/postgres/cluster.ts';
import { get, until } from './get.ts';
import { run, startSignet, temporaryFolder } from './run.ts';
import type { Started } from './run.ts';

interface Line {
  readonly msg: string;
  readonly pid: number;
  readonly worker?: number;
  readonly status?: number;
}

const lines = (signet: Started): Line[] =>
  signet
    .log()
    .split('\n')
    .filter((it) => it.startsWith('{') && it.endsWith('}'))
    .map((it) => JSON.parse(it) as Line);

const workersReady = (signet: Started): Line[] =>
  lines(signet).filter(({ msg, worker }) => msg === 'ready' && worker !== undefined);

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('signet start --workers', () => {
  test('several processes share a port; each line of the log tells its worker; SIGTERM ends all with 0', async () => {
    await using signet = await startSignet(['--workers', '3']);
    await until(() => workersReady(signet).length === 3);
    assert.equal(new Set(workersReady(signet).map(({ pid }) => pid)).size, 3);
    for (let count = 0; count < 12; count += 1) assert.equal((await get(signet.address, '/v1/session')).status, 200);
    signet.child.kill('SIGTERM');
    assert.equal((await signet.ended).status, 0);
    const answered = lines(signet).filter(({ msg }) => msg === 'answered');
    assert.equal(answered.length, 12, 'the log is whole');
    assert.equal(new Set(answered.map(({ worker }) => worker)).size, 3, 'connections are dealt in turn');
    assert.equal(lines(signet).filter(({ msg }) => msg === 'stopped').length, 4);
  });

  test('a worker that dies is replaced, and the others serve meanwhile', async () => {
    await using signet = await startSignet(['--workers', '2']);
    await until(() => workersReady(signet).length === 2);
    const [first] = workersReady(signet);
    process.kill(first?.pid ?? 0, 'SIGKILL');
    await until(() => !lives(first?.pid ?? 0));
    assert.equal((await get(signet.address, '/v1/session')).status, 200);
    await until(() => workersReady(signet).length === 3);
    assert.equal((await get(signet.address, '/readyz')).status, 200);
  });

  test('workers end when the primary is killed', async () => {
    await using signet = await startSignet(['--workers', '2']);
    await until(() => workersReady(signet).length === 2);
    const pids = workersReady(signet).map(({ pid }) => pid);
    signet.child.kill('SIGKILL');
    await until(() => !pids.some(lives));
    await assert.rejects(get(signet.address, '/healthz'), { code: 'ECONNREFUSED' });
  });

  test('a worker that does not end is killed, and the status tells', async () => {
    await using signet = await startSignet(['--workers', '2']);
    await until(() => workersReady(signet).length === 2);
    const [first] = workersReady(signet);
    process.kill(first?.pid ?? 0, 'SIGSTOP');
    signet.child.kill('SIGTERM');
    assert.equal((await signet.ended).status, 1);
    assert.equal(lives(first?.pid ?? 0), false);
  });

  test('a port in use is told once; workers that cannot start end the whole: status 2', async () => {
    await using signet = await startSignet();
    const { port } = new URL(signet.address);
    const data = temporaryFolder();
    const taken = await run(['start', '--port', port, '--workers', '2', '--data', data]);
    assert.equal(taken.status, 2);
    assert.match(taken.err, /^Port \d+ is in use\.[^\n]*\n$/u);
    const other = { SIGNET_MASTER_KEY: Buffer.alloc(32, 9).toString('base64url') };
    const locked = await run(['start', '--port', '0', '--workers', '2', '--data', signet.data], other);
    assert.equal(locked.status, 2);
    assert.match(locked.err, /5 workers in a row ended before they were ready/u);
    assert.match(locked.err, /master key/iu);
    rmSync(data, { recursive: true });
  });

  test('on PostgreSQL; a lost database is told by /readyz and once in the log, and so is its return', async () => {
    await using cluster = await startCluster();
    await using signet = await startSignet(['--workers', '2'], { SIGNET_DATABASE: cluster.url });
    assert.equal((await get(signet.address, '/readyz')).status, 200);
    assert.match((await get(signet.address, '/metrics')).text, /^signet_store_connections\{state="idle"\} \d/mu);
    await cluster.kill();
    await until(async () => (await get(signet.address, '/readyz')).status === 503);
    const told = (msg: string): number => lines(signet).filter((it) => it.msg === msg).length;
    await until(() => told('the store does not answer') === 2);
    assert.match((await get(signet.address, '/metrics')).text, /^signet_ready 0$/mu);
    await cluster.start();
    await until(() => told('the store is back') === 2);
    assert.equal((await get(signet.address, '/readyz')).status, 200);
    assert.equal(told('the store does not answer'), 2, 'once by each worker');
    signet.child.kill('SIGTERM');
    assert.equal((await signet.ended).status, 0);
  });
});
