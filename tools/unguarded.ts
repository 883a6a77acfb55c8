/**
 * `npm run unguarded -- [--only path] [--since commit] [--jobs 2] [--fresh]`: deletes each guard of packages/webauthn/src, one
 * at a time and on a copy, and runs the package's tests, the catalogue of hostile inputs among them. What no test notices is
 * printed, and exit 1 unless the table of reasons has it. A run that was stopped goes on where it was.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copyPackages } from './unguarded/copy.ts';
import { Memory } from './unguarded/memory.ts';
import type { Mutant } from './unguarded/mutants.ts';
import { mutantsOf } from './unguarded/mutants.ts';
import { reasons } from './unguarded/reasons.ts';
import { packageIn, tryMutant, tryUnchanged } from './unguarded/try-mutant.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    since: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    fresh: { type: 'boolean', default: false },
    root: { type: 'string' },
  },
});
const root = resolve(values.root ?? join(import.meta.dirname, '..'));
const source = join(root, 'packages', 'webauthn', 'src');
process.env['SIGNET_VECTORS'] ??= join(root, '..', 'shared', 'vectors');

const copies = Array.from({ length: Number(values.jobs) }, () => mkdtempSync(join(tmpdir(), 'signet-unguarded-')));
process.once('exit', () => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await run();

async function run(): Promise<number> {
  const mutants = chosenFiles().flatMap((file) => mutantsOf(file, readFileSync(join(source, file), 'utf8')));
  for (const copy of copies) copyPackages(root, copy);
  const [first = ''] = copies;
  const broken = await tryUnchanged(first);
  if (broken !== null) {
    process.stdout.write(`the tests fail as they are: ${broken.file} ${broken.test}\n`);
    return 2;
  }
  const memory = new Memory(join(root, '.cache', 'unguarded.jsonl'), packageIn(first), values.fresh);
  const survivors = await tryAll(mutants, memory);
  return report(mutants.length, survivors);
}

/** Files below src, all of them or those that were asked for. */
function chosenFiles(): readonly string[] {
  const changed = values.since === undefined ? null : changedSince(values.since);
  return globSync('**/*.ts', { cwd: source })
    .toSorted()
    .filter((file) => changed === null || changed.includes(`packages/webauthn/src/${file.replaceAll('\\', '/')}`))
    .filter(
      (file) => values.only === undefined || values.only.some((path) => `packages/webauthn/src/${file}`.includes(path)),
    );
}

function changedSince(commit: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync('git', ['diff', '--name-only', commit], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\n');
}

/** One lane a copy; each takes the next mutant. */
async function tryAll(mutants: readonly Mutant[], memory: Memory): Promise<Mutant[]> {
  const survivors: Mutant[] = [];
  const queue = mutants.filter((mutant) => memory.recall(mutant) === null);
  process.stdout.write(`${mutants.length} guards, ${mutants.length - queue.length} known to be noticed\n`);
  let done = 0;
  const lane = async (copy: string): Promise<void> => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const notice = await tryMutant(copy, readFileSync(join(source, mutant.file), 'utf8'), mutant);
      done += 1;
      if (notice !== null) memory.keep(mutant, notice);
      else survivors.push(mutant);
      if (notice === null) process.stdout.write(`SURVIVES ${where(mutant)}\n`);
      if (done % 50 === 0) process.stdout.write(`${done} tried, ${queue.length} to go\n`);
    }
  };
  await Promise.all(copies.map(lane));
  return survivors;
}

function report(count: number, survivors: readonly Mutant[]): number {
  const reasonOf = (mutant: Mutant): string | undefined =>
    reasons.find((row) => row.file === mutant.file.replaceAll('\\', '/') && mutant.deleted.startsWith(row.deleted))
      ?.why;
  const unexplained = survivors.filter((mutant) => reasonOf(mutant) === undefined);
  for (const mutant of survivors.filter((one) => !unexplained.includes(one))) {
    process.stdout.write(`in order: ${where(mutant)}: ${reasonOf(mutant)}\n`);
  }
  const isWhole = values.only === undefined && values.since === undefined;
  const needless = reasons.filter(
    (row) => !survivors.some((one) => one.file === row.file && one.deleted.startsWith(row.deleted)),
  );
  if (isWhole)
    for (const row of needless) process.stdout.write(`a reason without a survivor: ${row.file}: ${row.deleted}\n`);
  process.stdout.write(`${count} guards, ${survivors.length} survive, ${unexplained.length} without a reason\n`);
  return unexplained.length === 0 && count > 0 ? 0 : 1;
}

function where({ file, line, deleted }: Mutant): string {
  return `packages/webauthn/src/${file}:${line}: ${deleted.slice(0, 140)}`;
}
