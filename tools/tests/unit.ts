import { spawn } from 'node:child_process';
import { existsSync, globSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { readReport } from './totals.ts';
import type { Totals } from './totals.ts';

/** A test that takes longer hangs, milliseconds. */
const limit = 120_000;

/**
 * The tests beside each package: one process a package, since some stand in for the browser's globals; within it all
 * files share the process, which is many times faster than one each.
 */
export async function unitTests(root: string, cache: string): Promise<Totals> {
  const folders = globSync(['packages/*/test', 'apps/*/test', 'tools/test'], { cwd: root }).toSorted();
  const results: Totals[] = [];
  const queue = [...folders];
  const lane = async (): Promise<void> => {
    for (let folder = queue.shift(); folder !== undefined; folder = queue.shift()) {
      results.push(await testFolder(root, cache, folder));
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
  const sum = (member: keyof Totals): number => results.reduce((total, one) => total + one[member], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The tests below a folder, all in one process, one after the other. */
export async function testFolder(root: string, cache: string, folder: string): Promise<Totals> {
  const name = folder.replaceAll(/[\\/]/gu, '-');
  const [tap, spec] = [join(cache, `${name}.tap`), join(cache, `${name}.txt`)];
  for (const report of [tap, spec]) if (existsSync(report)) rmSync(report);
  const started = performance.now();
  const status = await run(root, [
    '--conditions=@signet/source',
    '--test',
    '--test-isolation=none',
    `--test-timeout=${limit}`,
    '--test-reporter=tap',
    `--test-reporter-destination=${tap}`,
    '--test-reporter=spec',
    `--test-reporter-destination=${spec}`,
    `${folder}/**/*.test.ts`,
  ]);
  const totals = totalsOf(readReport(tap), status);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${folder}: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped (${seconds} s)\n`,
  );
  if (totals.failed > 0) process.stdout.write(`${failures(readReport(spec))}\n`);
  return totals;
}

function run(cwd: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('close', resolve);
  });
}

function totalsOf(tap: string, status: number | null): Totals {
  const count = (name: string): number => Number(new RegExp(`^# ${name} (\\d+)$`, 'mu').exec(tap)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  return { passed: count('pass'), failed: failed || (status === 0 ? 0 : 1), skipped: count('skipped') };
}

/** What the reporter says at its end about each failure. */
function failures(spec: string): string {
  const at = spec.indexOf('✖ failing tests:');
  return at === -1 ? spec.slice(-4000) : spec.slice(at);
}
