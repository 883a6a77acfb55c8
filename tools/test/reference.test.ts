import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formats } from '../../packages/webauthn/src/attestation/registry.ts';
import { formatTypes } from '../reference/names.ts';
import { pages } from '../reference/pages.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'reference');

for (const [file, text] of Object.entries(pages)) {
  test(`docs/reference/${file} says what the tables say: npm run reference`, () => {
    const page = join(folder, file);
    assert.ok(existsSync(page), `${file} is missing`);
    assert.equal(readFileSync(page, 'utf8'), text());
  });
}

test('every format has its attestation type written down', () => {
  assert.deepEqual(formats.map(({ id }) => id).toSorted(), Object.keys(formatTypes).toSorted());
});
