import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { importsOf } from '../layers/imports.ts';

const root = join(import.meta.dirname, '..', '..');
let copy = '';

/** Runs the check over a copy of the sources in which one file has been written. */
function checked(file: string, text: string): { status: number | null; out: string } {
  const path = join(copy, file);
  writeFileSync(path, text);
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'tools', 'check-layers.ts'), copy]);
  rmSync(path);
  return { status, out: stdout.toString() };
}

describe('check-layers', () => {
  before(() => {
    copy = mkdtempSync(join(tmpdir(), 'signet-layers-'));
    const sources = (path: string): boolean => !/node_modules|[\\/](dist|test)([\\/]|$)/u.test(path.slice(root.length));
    for (const folder of ['packages', 'apps'])
      cpSync(join(root, folder), join(copy, folder), { recursive: true, filter: sources });
    cpSync(join(root, 'ARCHITECTURE.md'), join(copy, 'ARCHITECTURE.md'));
  });
  after(() => rmSync(copy, { recursive: true }));

  const faults: readonly [what: string, file: string, text: string, words: RegExp][] = [
    [
      'a package that the row does not name',
      'packages/protocol/src/x.ts',
      "import { x } from 'pino';",
      /does not allow/u,
    ],
    [
      'code of a package that is there for its types',
      'packages/browser/src/x.ts',
      "import { x } from '@signet/protocol';",
      /types only/u,
    ],
    [
      'node:* outside crypto',
      'packages/webauthn/src/cbor/x.ts',
      "import { x } from 'node:fs';",
      /belongs to .*crypto/u,
    ],
    [
      'a later level',
      'packages/webauthn/src/cbor/x.ts',
      "import { x } from '../ceremonies/run.ts';",
      /may not import/u,
    ],
    [
      'a folder of the same level',
      'packages/webauthn/src/cbor/x.ts',
      "import { x } from '../json/parse.ts';",
      /may not import/u,
    ],
    ['the package’s own index', 'packages/server/src/x.ts', "export * from './index.ts';", /own package's index/u],
    [
      'the test kit in shipped code',
      'packages/server/src/x.ts',
      "import { x } from '@signet/testkit';",
      /for an assay alone/u,
    ],
    [
      'HTTP outside the handler',
      'packages/server/src/sign-in/x.ts',
      "import { Hono } from 'hono';",
      /only the handler/u,
    ],
    ['a circle', 'packages/server/src/x.ts', "import './x.ts';", /circle/u],
  ];
  for (const [what, file, text, words] of faults) {
    test(`fails on ${what}`, () => {
      const { status, out } = checked(file, text);
      assert.equal(status, 1);
      assert.match(out, words);
    });
  }

  test('fails where ARCHITECTURE.md shows other tables', () => {
    const { status, out } = checked('ARCHITECTURE.md', '# Architecture');
    cpSync(join(root, 'ARCHITECTURE.md'), join(copy, 'ARCHITECTURE.md'));
    assert.equal(status, 1);
    assert.match(out, /ARCHITECTURE\.md does not show/u);
  });

  test('passes on the sources as they are', () => {
    assert.equal(checked('unrelated.txt', '').status, 0);
  });

  test('sees every way to import, and no comment', () => {
    const source = [
      "import a from 'a';",
      "import * as b from 'b';",
      "import type { C } from 'c';",
      "import {\n  d,\n} from 'd';",
      "export { e } from 'e';",
      "export type { F } from 'f';",
      "export * from 'g';",
      "import 'h';",
      "const i = await import('i');",
      "// import x from 'x';",
      "/*\nimport y from 'y';\n*/",
    ].join('\n');
    const found = importsOf(source);
    assert.equal(found.map(({ from }) => from).join(''), 'abcdefghi');
    assert.deepEqual(
      found.filter(({ typeOnly }) => typeOnly).map(({ from, line }) => [from, line]),
      [
        ['c', 3],
        ['f', 8],
      ],
    );
  });
});
