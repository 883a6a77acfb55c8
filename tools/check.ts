/** `npm run check`: every static check, all of them run, exit 1 if one fails. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string): string => join('node_modules', '.bin', name);

const checks: readonly [what: string, command: string, args: readonly string[]][] = [
  ['types of the packages (tsc -b)', bin('tsc'), ['-b']],
  ['types of tests and tools (tsc)', bin('tsc'), ['-p', 'tsconfig.test.json']],
  ['lint (oxlint with tsgolint)', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['format and declared dependencies (biome)', bin('biome'), ['ci', '--colors=off', '.']],
  ['who imports whom', process.execPath, ['tools/check-layers.ts']],
  ['sizes of what pages load', process.execPath, ['--conditions=@signet/source', 'tools/bundle-size.ts']],
];

let failed = 0;
for (const [what, command, args] of checks) {
  const started = performance.now();
  const shell = process.platform === 'win32' && command !== process.execPath;
  const run = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${run.status === 0 ? 'ok    ' : 'FAILED'} ${what} (${seconds} s)\n`);
  if (run.status !== 0) failed += 1;
}
process.stdout.write(failed === 0 ? 'all checks passed\n' : `${failed} checks failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
