import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../chromium.mjs';
import { getCommand, mustHave } from '../debian.mjs';
import { readReport } from './totals.ts';
import type { Totals } from './totals.ts';

/** The tests of e2e/ in the Chromium of this machine. */
export async function browserTests(root: string, cache: string): Promise<Totals> {
  const chromium = findChromium();
  if (!chromium) {
    process.stdout.write(`browser: e2e skipped, there is no Chromium. Get it with: ${getCommand(['chromium'])}\n`);
    return mustHave() ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
  }
  const report = join(cache, 'browser.json');
  rmSync(report, { force: true });
  const run = spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      NODE_OPTIONS: '--conditions=@signet/source',
    },
  });
  const { stats = {} } = JSON.parse(readReport(report) || '{}') as { stats?: Record<string, number | undefined> };
  const { expected: passed = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  const failed = unexpected + flaky || (run.status === 0 ? 0 : 1);
  process.stdout.write(`\nbrowser: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  return { passed, failed, skipped };
}
