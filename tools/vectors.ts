/**
 * `npm run vectors -- [--folder] <folder> [--json]`: runs every case of a folder, whatever its kind, and says how many got the
 * verdict that their source expects. Exit 1 where one did not and is neither unsupported nor a matter of policy.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFolder } from './vectors/read-folder.ts';
import type { CaseFile } from './vectors/read-folder.ts';
import { countsOf, report } from './vectors/report.ts';
import { readRoots } from './vectors/roots.ts';
import type { Tally } from './vectors/tally.ts';
import { isClean, outcomesOf, tally, total } from './vectors/tally.ts';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, folder: { type: 'string' } },
  allowPositionals: true,
});
const variable = process.env['SIGNET_VECTORS'];
const told = values.folder ?? positionals[0];
const folder = told ?? variable ?? join(import.meta.dirname, '..', '..', 'shared', 'vectors');

process.exitCode = await run();

async function run(): Promise<number> {
  if (told === undefined && variable === 'none') return absent('SIGNET_VECTORS=none: no vectors were run');
  if (!existsSync(folder)) return absent(`${folder}: there is no such folder, no vectors were run`);
  const { files, passedOver } = readFolder(folder, { anchors: readRoots(folder) });
  const said = passedOver.map((what) => `passed over, not a file of cases: ${what}\n`).join('');
  if (files.length === 0) return absent(`${said}${folder}: no file of cases, no vectors were run`);
  const tallies = await runFiles(files);
  const counts = Object.values(tallies);
  if (values.json) process.stdout.write(`${JSON.stringify({ files: tallies })}\n`);
  (values.json ? process.stderr : process.stdout).write(`${said}total: ${countsOf(total(counts))}\n`);
  return counts.every(isClean) ? 0 : 1;
}

async function runFiles(files: readonly CaseFile[]): Promise<Record<string, Tally>> {
  const tallies: Record<string, Tally> = {};
  for (const file of files) {
    const outcomes = outcomesOf(file);
    tallies[file.name] = tally(outcomes);
    if (!values.json) process.stdout.write(`${await report(file, outcomes)}\n`);
  }
  return tallies;
}

/** A folder that somebody named has to hold some; elsewhere vectors may be missing, but not where a machine decides. */
function absent(message: string): number {
  process.stderr.write(`${message}\n`);
  if (values.json) process.stdout.write(`${JSON.stringify({ files: {} })}\n`);
  if (told !== undefined) return 1;
  return process.env['CI'] === 'true' && variable !== 'none' ? 1 : 0;
}
