import { spawn } from 'node:child_process';
import { globSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Mutant } from './mutants.ts';

/** A run that takes longer hangs, which is noticed too: milliseconds. */
const limit = 180_000;
const runner = join(import.meta.dirname, 'run-tests.ts');

/** What noticed a mutant: the test and its file below the package, or how the run ended. Null: nothing did. */
export interface Notice {
  readonly test: string;
  readonly file: string;
}

/** The package in a copy. */
export function packageIn(copy: string): string {
  return join(copy, 'packages', 'webauthn');
}

/** Puts a mutant in the copy, runs the tests of its own folder and then, if these pass, all others, and takes it out again. */
export async function tryMutant(copy: string, original: string, mutant: Mutant): Promise<Notice | null> {
  const path = join(packageIn(copy), 'src', mutant.file);
  writeFileSync(path, mutant.text);
  try {
    for (const files of testsFor(copy, mutant.file)) {
      const notice = files.length === 0 ? null : await runTests(copy, files);
      if (notice !== null) return notice;
    }
    return null;
  } finally {
    writeFileSync(path, original);
  }
}

/** Whether the tests pass in a copy as it is. */
export async function tryUnchanged(copy: string): Promise<Notice | null> {
  return await runTests(copy, testsFor(copy, '').flat());
}

/** The test files of the folder that a file is in, and all the others. */
function testsFor(copy: string, file: string): readonly (readonly string[])[] {
  const all = globSync('test/**/*.test.ts', { cwd: packageIn(copy) }).toSorted();
  const room = file.split(/[\\/]/u)[0] ?? '';
  const isNear = (path: string): boolean => path.startsWith(`test${sep}${room}${sep}`);
  return [all.filter(isNear), all.filter((path) => !isNear(path))];
}

async function runTests(copy: string, files: readonly string[]): Promise<Notice | null> {
  const cwd = packageIn(copy);
  const args = ['--conditions=@signet/source', '--disable-warning=ExperimentalWarning', runner, ...files];
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(copy, '.compiled'), NODE_TEST_CONTEXT: '' },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output = (output + String(data)).slice(-4000)));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  if (status === 0) return null;
  return noticeOf(output, cwd, status);
}

function noticeOf(output: string, cwd: string, status: number | null): Notice {
  try {
    const { name, file }: { name: string; file?: string } = JSON.parse(output.trim().split('\n').at(-1) ?? '');
    return { test: name, file: file === undefined ? '' : relative(cwd, file) };
  } catch {
    return { test: status === null ? 'the run hung' : 'the run ended by itself', file: '' };
  }
}
