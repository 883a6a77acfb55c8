import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';

const page = join(import.meta.dirname, '..', '..', 'docs', 'threat-model.md');

interface Row {
  readonly promise: string;
  readonly proof: string;
}

/** The rows of the tables below "Promises". */
function promises(): Row[] {
  const [, after = ''] = readFileSync(page, 'utf8').split('\n## Promises\n');
  const [tables = ''] = after.split('\n## ');
  return tables
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| promise'))
    .map((line) => line.split(' | '))
    .map(([promise = '', proof = '']) => ({ promise: promise.slice(2), proof }));
}

describe('the threat model', () => {
  const rows = promises();

  it('makes promises', () => assert.ok(rows.length > 25));

  for (const { promise, proof } of rows) {
    it(`names what attacks: ${promise}`, () => {
      const tests = [...proof.matchAll(/\[([^\]]+)\]\(([^)]+)\)/gu)];
      const commands = proof.match(/`npm run [^`]+`/gu) ?? [];
      assert.ok(tests.length + commands.length > 0, 'a promise without a test');
      for (const [, name = '', file = ''] of tests) {
        const text = readFileSync(join(dirname(page), file), 'utf8');
        assert.ok(text.includes(`('${name}', `), `${file} has no test "${name}"`);
      }
    });
  }
});
