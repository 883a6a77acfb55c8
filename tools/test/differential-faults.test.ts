import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasLengthFault } from '../differential/der-faults.ts';
import { isStrictSignature } from '../differential/signature-faults.ts';

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('what the classes of npm run differential look for', () => {
  for (const [what, hex, isFault] of [
    ['one element', '30 03 02 01 05', false],
    ['a tag beyond 30', '30 04 1f 1f 01 05', false],
    ['a length in the long form', '30 81 03 02 01 05', true],
    ['a tag below 31 in the long form', '30 04 1f 01 01 00', true],
    ['a tag with a leading zero', '30 05 1f 80 1f 01 00', true],
    ['a sequence whose last part is cut', '30 0a 30 05 06 01 2a 05 05 03 01 00', true],
    ['a sequence whose last length is cut', '30 0a 30 05 06 01 2a 05 81 03 01 00', true],
  ] as const) {
    it(`${isFault ? 'finds' : 'passes over'} ${what}`, () => assert.equal(hasLengthFault(bytes(hex)), isFault));
  }

  it('reads signatures of the largest curve, with an integer too many as well', () => {
    const integer = `0242 01${'ab'.repeat(65)}`;
    assert.equal(isStrictSignature(bytes(`308188 ${integer.repeat(2)}`)), true);
    assert.equal(isStrictSignature(bytes(`3081cc ${integer.repeat(3)}`)), false);
  });
});
