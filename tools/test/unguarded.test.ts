import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { mutantsOf } from '../unguarded/mutants.ts';

const root = mkdtempSync(join(tmpdir(), 'signet-planted-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** A package with four guards: a refusal and a row that its test would miss, and a refusal and a row that it would not. */
const files: Readonly<Record<string, string>> = {
  'package.json': '{"type":"module"}',
  'src/refuse.ts': 'export function refuse(code: string): never {\n  throw new Error(code);\n}\n',
  'src/parse/even.ts': [
    "import { refuse } from '../refuse.ts';",
    '// refuse(1) in a comment is none',
    'export function even(value: number): number {',
    '  if (!Number.isInteger(value)) refuse(\'no integer (as "such")\');',
    "  if (value % 2 !== 0) return refuse('odd');",
    '  return value;',
    '}',
  ].join('\n'),
  'src/ceremonies/registration.ts': [
    'const step = (row: { title: string }): string => row.title;',
    'export const rows: readonly string[] = [',
    "  step({ title: 'known (to the test)' }),",
    '  step({',
    "    title: 'nobody misses it',",
    '  }),',
    '];',
  ].join('\n'),
  'test/parse/even.test.ts': [
    "import assert from 'node:assert/strict';",
    "import { it } from 'node:test';",
    "import { even } from '../../src/parse/even.ts';",
    "it('odd numbers', () => assert.throws(() => even(3), /odd/u));",
  ].join('\n'),
  'test/rows.test.ts': [
    "import assert from 'node:assert/strict';",
    "import { it } from 'node:test';",
    "import { rows } from '../src/ceremonies/registration.ts';",
    "it('the row', () => assert.ok(rows.includes('known (to the test)')));",
  ].join('\n'),
};
for (const [name, text] of Object.entries(files)) {
  const path = join(root, 'packages', 'webauthn', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function unguarded(...args: readonly string[]): { status: number | null; stdout: string } {
  const script = join(import.meta.dirname, '..', 'unguarded.ts');
  const all = ['--conditions=@signet/source', script, '--root', root, '--jobs', '1', ...args];
  return spawnSync(process.execPath, all, { encoding: 'utf8' });
}

describe('npm run unguarded', () => {
  it('finds calls whole, brackets in texts and comments aside, and rows of a ceremony’s table', () => {
    const deleted = (file: string): readonly string[] =>
      mutantsOf(file, files[`src/${file}`] ?? '').map((mutant) => `${mutant.line} ${mutant.deleted}`);
    assert.deepEqual(deleted('parse/even.ts'), ['4 refuse(\'no integer (as "such")\')', "5 refuse('odd')"]);
    assert.deepEqual(deleted('ceremonies/registration.ts'), [
      "3 step({ title: 'known (to the test)' }),",
      "4 step({ title: 'nobody misses it', }),",
    ]);
    assert.deepEqual(deleted('refuse.ts'), []);
  });

  it('prints the guards that no test misses, and leaves the work tree alone', () => {
    const { status, stdout } = unguarded();
    assert.equal(status, 1, stdout);
    const survivors = stdout.split('\n').filter((line) => line.startsWith('SURVIVES'));
    assert.deepEqual(survivors.toSorted(), [
      "SURVIVES packages/webauthn/src/ceremonies/registration.ts:4: step({ title: 'nobody misses it', }),",
      'SURVIVES packages/webauthn/src/parse/even.ts:4: refuse(\'no integer (as "such")\')',
    ]);
    assert.match(stdout, /4 guards, 2 survive, 2 without a reason/u);
    for (const [name, text] of Object.entries(files)) {
      assert.equal(readFileSync(join(root, 'packages', 'webauthn', name), 'utf8'), text);
    }
  });

  it('goes on where it was, and with the files that are asked for', () => {
    assert.match(unguarded().stdout, /4 guards, 2 known to be noticed/u);
    assert.match(unguarded('--fresh', '--only', 'src/parse').stdout, /2 guards, 0 known to be noticed/u);
  });

  it('tries only files that changed since a commit', () => {
    const git = (...args: readonly string[]): void => {
      const as = ['-c', 'user.name=test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
      const { status, stderr } = spawnSync('git', [...as, ...args], { cwd: root, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
    };
    git('init', '--quiet');
    git('add', 'packages');
    git('commit', '--quiet', '--message', 'all');
    const path = join(root, 'packages', 'webauthn', 'src', 'parse', 'even.ts');
    writeFileSync(path, `${files['src/parse/even.ts']}\n`);
    assert.match(unguarded('--since', 'HEAD').stdout, /2 guards, 0 known to be noticed/u);
  });

  it('says so where the tests fail before anything is deleted', () => {
    const path = join(root, 'packages', 'webauthn', 'test', 'rows.test.ts');
    writeFileSync(path, `${files['test/rows.test.ts']}\nit('fails', () => assert.fail());`);
    const { status, stdout } = unguarded();
    assert.equal(status, 2);
    assert.match(stdout, /the tests fail as they are: test\/rows\.test\.ts fails/u);
  });
});
