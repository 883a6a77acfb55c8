import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import type { FirstStarts } from './first-starts.ts';
import { signIn, signUp } from './person.ts';
import { run, startSignet, temporaryFolder } from './run.ts';

const processes = 4;

interface Starting {
  readonly imports?: readonly string[];
  /** Done while they are at the first folder. */
  readonly meanwhile?: () => void;
}

/** Several processes that do first starts on data folders, all on one at a moment: what each got, by folder. */
async function firstStarts(
  folder: string,
  count: number,
  { imports = [], meanwhile = () => undefined }: Starting = {},
): Promise<string[][]> {
  const execArgv = ['--conditions=@signet/source', ...imports.map((it) => `--import=${join(import.meta.dirname, it)}`)];
  const children = Array.from({ length: processes }, () =>
    fork(join(import.meta.dirname, 'first-starts.ts'), { execArgv }),
  );
  try {
    await Promise.all(children.map(said));
    const all: FirstStarts = { folder, count, at: Date.now() + 100, every: 20 };
    setTimeout(meanwhile, 300);
    const told = (await Promise.all(
      children.map((it) => {
        const answer = said(it);
        it.send(all);
        return answer;
      }),
    )) as string[][];
    return Array.from({ length: count }, (_, at) => told.map((it) => it[at] ?? ''));
  } finally {
    for (const it of children) it.kill('SIGKILL');
  }
}

async function said(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as unknown[];
  return message;
}

describe('the master key', () => {
  for (const [where, imports] of [
    ['where files can be linked', []],
    ['on a file system without links', ['without-links.ts']],
  ] as const) {
    test(`is the same for first starts at once, ${where}; nothing else is left`, async () => {
      const folder = temporaryFolder();
      for (const [at, keys] of (await firstStarts(folder, 60, { imports })).entries()) {
        const data = join(folder, String(at));
        const file = join(data, 'master.key');
        const key = readFileSync(file, 'utf8').trim();
        assert.equal(Buffer.from(key, 'base64url').length, 32);
        assert.deepEqual(keys, Array(processes).fill(key));
        if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
        assert.deepEqual(readdirSync(data).toSorted(), ['master.key', 'signet.db']);
      }
      rmSync(folder, { recursive: true });
    });
  }

  test('that another process has written half of is waited for', async () => {
    const folder = temporaryFolder();
    const file = join(folder, '0', 'master.key');
    const key = Buffer.alloc(32, 7).toString('base64url');
    mkdirSync(dirname(file));
    writeFileSync(file, key.slice(0, 20));
    const [keys] = await firstStarts(folder, 1, { meanwhile: () => writeFileSync(file, key) });
    assert.deepEqual(keys, Array(processes).fill(key));
    rmSync(folder, { recursive: true });
  });

  test('lets servers that start at once on a new folder all serve', async () => {
    const data = temporaryFolder();
    await using ends = new AsyncDisposableStack();
    ends.defer(() => rmSync(data, { recursive: true, force: true }));
    const started = await Promise.allSettled(Array.from({ length: 3 }, () => startSignet([], {}, data)));
    for (const it of started) if (it.status === 'fulfilled') ends.use(it.value);
    const servers = started.map((it) => (it.status === 'fulfilled' ? it.value : assert.fail(String(it.reason))));
    const person = await signUp(servers[0]?.address ?? '');
    for (const { address } of servers) assert.equal(await signIn(address, person), 'ok');
  });

  test('that was cut short is not used, and not made anew', async () => {
    const data = temporaryFolder();
    const file = join(data, 'master.key');
    const short = Buffer.alloc(31, 7).toString('base64url');
    writeFileSync(file, short);
    const { status, err } = await run(['start', '--port', '0', '--data', data]);
    assert.equal(status, 2);
    assert.match(err, /^master\.key does not hold 32 bytes/u);
    assert.equal(readFileSync(file, 'utf8'), short);
    rmSync(data, { recursive: true });
  });
});
