import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Report } from '../../bench/signin/report.ts';

const program = join(import.meta.dirname, '..', '..', 'bench', 'signin.ts');
const few = ['--signins', '64', '--warm-up', '8', '--people', '8', '--concurrency', '4', '--repetitions', '2'];

describe('the benchmark of sign-ins', { skip: process.platform !== 'linux' && 'it reads /proc' }, () => {
  test('measures real sign-ins, and reports everything that its table shows', async () => {
    const report = await bench(['--json', ...few]);
    assert.deepEqual(report.load, {
      signIns: 64,
      warmUp: 8,
      concurrency: 4,
      people: 8,
      repetitions: 2,
      workers: 1,
    });
    assert.equal(report.durability['journal_mode'], 'wal');
    for (const member of ['signInsPerSecond', 'serverCpuMsPerSignIn', 'p50Ms', 'p99Ms', 'serverPeakMb'] as const) {
      assert.ok((report[member] ?? 0) > 0, member);
    }
    assert.equal(report.databaseCpuMsPerSignIn, null);
    assert.equal(report.ratio, null);
  });

  test('loads accounts of which any can sign in, and compares two numbers of them', async () => {
    const report = await bench(['--json', ...few, '--accounts', '20,2000']);
    assert.deepEqual(
      report.servers.map(({ sizes }) => sizes?.accounts),
      [20, 2000],
    );
    assert.ok((report.servers[1]?.sizes?.tables['passkeys'] ?? 0) > 300, 'bytes of a passkey');
    assert.ok((report.ratio ?? 0) > 0 && (report.cpuRatio ?? 0) > 0);
  });

  test('a flag that it does not know ends it', async () => {
    await assert.rejects(bench(['--sign-ins', '5']), /sign-ins/u);
    await assert.rejects(bench(['--signins', '0']), /--signins wants a number from 1/u);
  });
});

/** Runs the program with a temporary folder of its own, which it must leave empty. */
async function bench(args: readonly string[]): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
  try {
    const report = JSON.parse(await run(args, folder)) as Report;
    assert.deepEqual(readdirSync(folder), []);
    return report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(args: readonly string[], folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=@signet/source', program, ...args], {
      env: { ...process.env, TMPDIR: folder },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.once('close', (status) => {
      if (status === 0) resolve(out);
      else reject(new Error(err));
    });
  });
}
