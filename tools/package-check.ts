/** `npm run package-check`: every published package, packed and installed as others would have it. Exit 1 where a check fails. */
import { join } from 'node:path';
import { checkPackage } from './package-check/check-package.ts';
import { publishedPackages } from './package-check/packages.ts';

let failed = 0;
for (const one of publishedPackages) {
  for (const { what, outcome, text } of checkPackage(join(import.meta.dirname, '..'), one)) {
    process.stdout.write(`${outcome.padEnd(7)} ${one.name}: ${what}\n${text === '' ? '' : `${text}\n`}`);
    if (outcome === 'failed') failed += 1;
  }
}
process.exitCode = failed > 0 ? 1 : 0;
