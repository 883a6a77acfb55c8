import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCoseKey } from '../../src/cose/parse.ts';
import type { RefusalCode } from '../../src/refusals/codes.ts';
import { refused } from '../refused.ts';

/** A test for each COSE key: that it is refused with its code. */
export function refuses(cases: Readonly<Record<string, [Uint8Array, RefusalCode]>>): void {
  for (const [name, [bytes, code]] of Object.entries(cases)) {
    test(`refuses ${name}: ${code}`, () => {
      assert.throws(() => parseCoseKey(bytes), refused(code));
    });
  }
}
