/**
 * `npm run vectors -- <folder> [--json]`: runs every case file of a folder through the ceremonies and says how many cases
 * got the verdict that their source expects. Exit 1 where one did not and is neither unsupported nor a matter of policy.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFolder } from './vectors/case.ts';
import { report } from './vectors/report.ts';
import type { Tally } from './vectors/tally.ts';
import { isClean, outcomesOf, tally } from './vectors/tally.ts';

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
const variable = process.env['SIGNET_VECTORS'];
const folder = positionals[0] ?? variable ?? join(import.meta.dirname, '..', '..', 'shared', 'vectors');

process.exitCode = await run();

async function run(): Promise<number> {
  if (positionals[0] === undefined && variable === 'none') return absent('SIGNET_VECTORS=none: no vectors were run');
  if (!existsSync(folder)) return absent(`${folder}: there is no such folder, no vectors were run`);
  const { files, passedOver } = readFolder(folder);
  const said = passedOver.map((name) => `passed over, not a file of cases: ${name}\n`).join('');
  if (files.length === 0) return absent(`${said}${folder}: no file of cases, no vectors were run`);
  const tallies: Record<string, Tally> = {};
  for (const file of files) {
    const outcomes = outcomesOf(file);
    tallies[file.name] = tally(outcomes);
    if (!values.json) process.stdout.write(`${await report(file.name, outcomes)}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ files: tallies })}\n`);
  (values.json ? process.stderr : process.stdout).write(said);
  return Object.values(tallies).every(isClean) ? 0 : 1;
}

/** Where a machine decides, vectors that are not there are a failure, unless it says that it has none. */
function absent(message: string): number {
  process.stderr.write(`${message}\n`);
  if (values.json) process.stdout.write(`${JSON.stringify({ files: {} })}\n`);
  return process.env['CI'] === 'true' && variable !== 'none' ? 1 : 0;
}
