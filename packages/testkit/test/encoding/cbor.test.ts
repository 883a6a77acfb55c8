import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeCbor, encodeCborHead } from '../../src/encoding/cbor.ts';
import type { CborInput } from '../../src/encoding/cbor-input.ts';
import { indefiniteCbor, pairsCbor, rawCbor, taggedCbor, wideCbor } from '../../src/encoding/cbor-wrong-forms.ts';

function hex(value: CborInput): string {
  return Buffer.from(encodeCbor(value)).toString('hex');
}

describe('CBOR encoder', () => {
  const vectors: readonly (readonly [CborInput, string])[] = [
    [0, '00'],
    [23, '17'],
    [24, '1818'],
    [100, '1864'],
    [1000, '1903e8'],
    [1_000_000, '1a000f4240'],
    [1_000_000_000_000, '1b000000e8d4a51000'],
    [18_446_744_073_709_551_615n, '1bffffffffffffffff'],
    [-1, '20'],
    [-10, '29'],
    [-100, '3863'],
    [-1000, '3903e7'],
    [-18_446_744_073_709_551_616n, '3bffffffffffffffff'],
    [false, 'f4'],
    [true, 'f5'],
    [null, 'f6'],
    [new Uint8Array(0), '40'],
    [Uint8Array.of(1, 2, 3, 4), '4401020304'],
    ['', '60'],
    ['IETF', '6449455446'],
    ['\u00fc', '62c3bc'],
    ['\u6c34', '63e6b0b4'],
    [[], '80'],
    [[1, [2, 3], [4, 5]], '8301820203820405'],
    [Array.from({ length: 25 }, (_, index) => index + 1), '98190102030405060708090a0b0c0d0e0f101112131415161718181819'],
    [new Map(), 'a0'],
    [
      new Map([
        [1, 2],
        [3, 4],
      ]),
      'a201020304',
    ],
    [
      new Map<CborInput, CborInput>([
        ['a', 1],
        ['b', [2, 3]],
      ]),
      'a26161016162820203',
    ],
  ];
  for (const [value, expected] of vectors) {
    it(`writes ${expected.slice(0, 20)} as RFC 8949 appendix A does`, () => assert.equal(hex(value), expected));
  }

  it('sorts keys as CTAP2 does: by type, then length, then bytes', () => {
    const map = new Map<CborInput, CborInput>([
      ['aa', 0],
      ['b', 0],
      [-1, 0],
      [3, 0],
      [1, 0],
      ['a', 0],
      [24, 0],
    ]);
    assert.equal(hex(map), 'a7' + '0100' + '0300' + '181800' + '2000' + '616100' + '616200' + '62616100');
  });

  it('refuses what has no canonical form', () => {
    assert.throws(() => encodeCbor(1.5), TypeError);
    assert.throws(() => encodeCbor(2 ** 53), TypeError);
  });
});

describe('CBOR wrong forms', () => {
  const forms: readonly (readonly [string, CborInput, string])[] = [
    ['raw bytes', rawCbor(Uint8Array.of(0xff)), 'ff'],
    ['a tag', taggedCbor(1, 1_363_896_240), 'c11a514b67b0'],
    ['a text without length', indefiniteCbor('a'), '7f6161ff'],
    ['bytes without length', indefiniteCbor(Uint8Array.of(1)), '5f4101ff'],
    ['an array without length', indefiniteCbor([1]), '9f01ff'],
    ['a map without length', indefiniteCbor(new Map([['a', 1]])), 'bf616101ff'],
    ['an integer in 1 byte too many', wideCbor(1, 1), '1801'],
    ['a negative integer in 8 bytes', wideCbor(-1, 8), '3b0000000000000000'],
    ['a text length in 2 bytes', wideCbor('a', 2), '79000161'],
    ['an array length in 4 bytes', wideCbor([], 4), '9a00000000'],
    ['a map length in 1 byte', wideCbor(new Map(), 1), 'b800'],
    [
      'a key twice, in the given order',
      pairsCbor([
        ['b', 1],
        ['a', 2],
        ['b', 3],
      ]),
      'a3616201616102616203',
    ],
    ['a wrong form inside a right one', [wideCbor(0, 1)], '811800'],
  ];
  for (const [name, value, expected] of forms) {
    it(`writes ${name}`, () => assert.equal(hex(value), expected));
  }

  it('writes a head alone', () => {
    assert.equal(Buffer.from(encodeCborHead(2, 2n ** 62n)).toString('hex'), '5b4000000000000000');
  });
});
