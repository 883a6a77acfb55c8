/**
 * `npm test`: unit tests, then those that break things under real servers, then the browser tests, then one line of totals.
 * Arguments choose: `unit`, `faults`, `browser`.
 * A browser suite that cannot run is a failure as root or with CI=true, elsewhere a printed skip.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { browserTests } from './tests/browser.ts';
import { faultTests } from './tests/faults.ts';
import type { Totals } from './tests/totals.ts';
import { unitTests } from './tests/unit.ts';

const root = join(import.meta.dirname, '..');
const cache = join(root, '.cache');
mkdirSync(cache, { recursive: true });

const suites: Readonly<Record<string, () => Promise<Totals>>> = {
  unit: () => unitTests(root, cache),
  faults: () => faultTests(root, cache),
  browser: () => browserTests(root, cache),
};

const chosen = process.argv.slice(2);
const strangers = chosen.filter((name) => !(name in suites));
const totals: Totals[] = [];
for (const [name, run] of Object.entries(suites)) {
  if (chosen.length === 0 || chosen.includes(name)) totals.push(await run());
}

const sum = (member: keyof Totals): number => totals.reduce((total, one) => total + one[member], 0);
for (const name of strangers)
  process.stdout.write(`there is no suite ${name}; there are: ${Object.keys(suites).join(', ')}\n`);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 || strangers.length > 0 ? 1 : 0;
