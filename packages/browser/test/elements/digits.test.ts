import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDigits } from '../../src/elements/recover/digits.ts';

test('digits are read as people type them, and nothing else is', () => {
  assert.equal(readDigits('123 456', 6), '123456');
  assert.equal(readDigits(' 1234-5678 ', 8), '12345678');
  for (const typed of [undefined, '', '12345', '1234567', '12345a', '１２３４５６'])
    assert.equal(readDigits(typed, 6), null);
});
