/**
 * `npm test`: unit tests, then the browser tests, then one line of totals. Arguments choose: `unit`, `browser`.
 * A browser suite that cannot run is a failure as root or with CI=true, elsewhere a printed skip.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, getCommand, mustHaveBrowser } from './chromium.mjs';

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

const root = join(import.meta.dirname, '..');
const cache = join(root, '.cache');
const chosen = process.argv.slice(2);
const wants = (suite: string): boolean => chosen.length === 0 || chosen.includes(suite);

mkdirSync(cache, { recursive: true });
const totals: Totals[] = [];
if (wants('unit')) totals.push(unitTests());
if (wants('browser')) totals.push(browserTests());

const sum = (member: keyof Totals): number => totals.reduce((total, one) => total + one[member], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;

function unitTests(): Totals {
  const report = join(cache, 'unit.tap');
  rmSync(report, { force: true });
  const run = spawnSync(
    process.execPath,
    [
      '--conditions=@signet/source',
      '--test',
      '--test-isolation=none',
      '--test-reporter=dot',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
      'packages/*/test/**/*.test.ts',
      'apps/*/test/**/*.test.ts',
      'tools/test/**/*.test.ts',
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const tap = read(report);
  const count = (name: string): number => Number(new RegExp(`^# ${name} (\\d+)$`, 'mu').exec(tap)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  process.stdout.write(`\nunit: ${count('pass')} passed, ${failed} failed, ${count('skipped')} skipped\n`);
  return { passed: count('pass'), failed: failed || (run.status === 0 ? 0 : 1), skipped: count('skipped') };
}

function browserTests(): Totals {
  const chromium = findChromium();
  if (!chromium) {
    process.stdout.write(`browser: e2e skipped, there is no Chromium. Get it with: ${getCommand}\n`);
    return mustHaveBrowser() ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
  }
  const report = join(cache, 'browser.json');
  rmSync(report, { force: true });
  const run = spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      NODE_OPTIONS: '--conditions=@signet/source',
    },
  });
  const { stats } = JSON.parse(read(report) || '{"stats":{}}') as { stats: Record<string, number | undefined> };
  const [passed = 0, failed = 0, flaky = 0, skipped = 0] = [
    stats.expected,
    stats.unexpected,
    stats.flaky,
    stats.skipped,
  ];
  process.stdout.write(`\nbrowser: ${passed} passed, ${failed + flaky} failed, ${skipped} skipped\n`);
  return { passed, failed: failed + flaky || (run.status === 0 ? 0 : 1), skipped };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
