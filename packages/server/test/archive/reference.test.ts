import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ArchivedAccount, ArchiveEnd, ArchiveHeader } from '../../src/archive/format.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/reference/archive.md'), 'utf8');

/** Members that the table behind these words lists. */
function listed(words: string): string[] {
  const table = page.slice(page.indexOf(words)).split('|---|---|\n')[1]?.split('\n\n')[0] ?? '';
  return [...table.matchAll(/^\| ([^|]+) \|/gmu)].flatMap(([, names = '']) => names.split(', '));
}

describe('docs/reference/archive.md', () => {
  test('lists the members that the format has', () => {
    assert.deepEqual(listed('### First line'), Object.keys(ArchiveHeader.entries));
    assert.deepEqual(listed('### One line an account'), Object.keys(ArchivedAccount.entries));
    const [{ item: passkey }] = ArchivedAccount.entries.passkeys.pipe;
    assert.deepEqual(listed('A passkey is').toSorted(), Object.keys(passkey.entries).toSorted());
    assert.deepEqual(listed('### Last line'), Object.keys(ArchiveEnd.entries));
  });
});
