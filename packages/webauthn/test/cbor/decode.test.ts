import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodeCbor, decodeCborFirst } from '../../src/cbor/decode.ts';
import type { CborValue } from '../../src/cbor/value.ts';
import { cbor, head } from '../encoding/cbor.ts';
import type { Encodable } from '../encoding/cbor.ts';
import { fromHex } from '../encoding/hex.ts';
import { outcome, refused } from '../refused.ts';

const key = fc.oneof(fc.integer(), fc.string({ maxLength: 8, unit: 'binary' }));
const { item } = fc.letrec<{ item: Encodable }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 4 },
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(1n << 64n), max: (1n << 64n) - 1n }).map(ordinary),
    fc.string({ unit: 'binary' }),
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom(true, false, null),
    fc.array(tie('item'), { maxLength: 5 }),
    fc.array(fc.tuple(key, tie('item')), { maxLength: 5 }).map((entries) => new Map(entries)),
  ),
}));

/** An integer of ordinary size is a number. */
function ordinary(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

describe('CBOR in the CTAP2 canonical form (CTAP 2.2 §8)', () => {
  test('every value comes back', () => {
    fc.assert(
      fc.property(item, (value) => {
        assert.deepStrictEqual(decodeCbor(cbor(value)), value);
      }),
      { numRuns: 2000 },
    );
  });

  test('arbitrary bytes are answered or refused, and never changed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const before = bytes.slice();
        outcome(() => decodeCbor(bytes));
        outcome(() => decodeCborFirst(bytes, 0, { keyOrder: 'canonical' }));
        assert.deepEqual(bytes, before);
      }),
      { numRuns: 3000 },
    );
  });

  test('every prefix of a value is cut short, every addition trails', () => {
    fc.assert(
      fc.property(item, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 }), (value, at, more) => {
        const bytes = cbor(value);
        assert.throws(() => decodeCbor(bytes.subarray(0, at % bytes.length)), refused('cbor_truncated'));
        assert.throws(() => decodeCbor(Uint8Array.from([...bytes, ...more])), refused('cbor_trailing'));
        assert.equal(
          decodeCborFirst(Uint8Array.from([...more, ...bytes, ...more]), more.length).end,
          more.length + bytes.length,
        );
      }),
      { numRuns: 1000 },
    );
  });

  /** RFC 8949 appendix A, as far as the canonical form goes. */
  const examples: [string, CborValue][] = [
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['18ff', 255],
    ['190100', 256],
    ['19ffff', 65535],
    ['1a00010000', 65536],
    ['1affffffff', 4294967295],
    ['1b0000000100000000', 4294967296],
    ['1b001fffffffffffff', Number.MAX_SAFE_INTEGER],
    ['1b0020000000000000', 2n ** 53n],
    ['1bffffffffffffffff', 18446744073709551615n],
    ['20', -1],
    ['3903e7', -1000],
    ['3b001ffffffffffffe', Number.MIN_SAFE_INTEGER],
    ['3b001fffffffffffff', -(2n ** 53n)],
    ['3bffffffffffffffff', -18446744073709551616n],
    ['40', new Uint8Array()],
    ['4401020304', fromHex('01020304')],
    ['60', ''],
    ['64f0908591', '\u{10151}'],
    ['63efbbbf', '\ufeff'],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['80', []],
    ['a0', new Map()],
    [
      'a201020304',
      new Map([
        [1, 2],
        [3, 4],
      ]),
    ],
    [
      'a2016161613121',
      new Map<number | string, CborValue>([
        [1, 'a'],
        ['1', -2],
      ]),
    ],
  ];
  for (const [hex, value] of examples) {
    test(`${hex} is decoded`, () => {
      assert.deepStrictEqual(decodeCbor(fromHex(hex)), value);
    });
  }

  const form = {
    'an integer in 2 bytes that fits 1': '1817',
    'an integer in 3 bytes that fits 2': '1900ff',
    'an integer in 5 bytes that fits 3': '1a0000ffff',
    'an integer in 9 bytes that fits 5': '1b00000000ffffffff',
    'a negative integer longer than needed': '3800',
    'a string length longer than needed': '580101',
    'a text length longer than needed': '780161',
    'an array count longer than needed': '980100',
    'a map count longer than needed': 'b8010000',
    'an indefinite byte string': '5f4100ff',
    'an indefinite text': '7f6161ff',
    'an indefinite array': '9f00ff',
    'an indefinite map': 'bf0000ff',
    'a break alone': 'ff',
    'a reserved head': '1c',
    'a tag': 'c000',
    'a self-describing tag around a map': 'd9d9f7a0',
    'a half float': 'f93c00',
    'a float': 'fa3f800000',
    'a double': 'fb3ff0000000000000',
    NaN: 'f97e00',
    undefined: 'f7',
    'an unassigned simple value': 'f0',
    'a simple value of 2 bytes': 'f8ff',
    'false in 2 bytes': 'f814',
    'text that is not UTF-8': '61ff',
    'long text that is not UTF-8': `7828${'61'.repeat(39)}ff`,
    'a byte string as a key': 'a14000',
    'a boolean as a key': 'a1f500',
    'null as a key': 'a1f600',
    'an array as a key': 'a18000',
    'a map as a key': 'a1a000',
  };
  for (const [name, hex] of Object.entries(form)) {
    test(`refuses ${name}`, () => {
      assert.throws(() => decodeCbor(fromHex(hex)), refused('cbor_form'));
    });
  }

  const duplicates = {
    integers: 'a200000001',
    texts: 'a2616100616101',
    'big integers': `a2${'1bffffffffffffffff00'.repeat(2)}`,
  };
  for (const [name, hex] of Object.entries(duplicates)) {
    test(`refuses a key twice: ${name}`, () => {
      assert.throws(() => decodeCbor(fromHex(hex)), refused('cbor_duplicate'));
    });
  }

  test('keeps __proto__ as a key like any other', () => {
    const map = decodeCbor(cbor(new Map([['__proto__', new Map([['polluted', true]])]])));
    assert.ok(map instanceof Map);
    assert.equal(Reflect.get(map, 'polluted'), undefined);
    assert.deepEqual([...map.keys()], ['__proto__']);
  });
});

describe('lengths are held against what remains', () => {
  for (const [name, major] of [
    ['byte string', 2],
    ['text', 3],
    ['array', 4],
    ['map', 5],
  ] as const) {
    for (const length of [2, 24, 0xffff, 0xffffffff, 2 ** 53, 2n ** 64n - 1n]) {
      test(`refuses a ${name} of ${length} in 1 byte`, () => {
        assert.throws(() => decodeCbor(Uint8Array.from([...head(major, length), 0])), refused('cbor_truncated'));
      });
    }
  }

  test('refuses a map whose keys fit and whose values cannot', () => {
    // Three entries are announced and five bytes are left: no entry is looked at, so the duplicate is not seen.
    assert.throws(() => decodeCbor(fromHex('a30000000000')), refused('cbor_truncated'));
  });
});

test('a map has 256 entries at most', () => {
  const entries = (count: number): Uint8Array => cbor(new Map(Array.from({ length: count }, (_, key) => [key, key])));
  assert.doesNotThrow(() => decodeCbor(entries(256)));
  assert.throws(() => decodeCbor(entries(257)), refused('cbor_form'));
});

describe('depth is capped', () => {
  const nested = (open: string, depth: number): Uint8Array => fromHex(`${open.repeat(depth)}0000`);

  test('16 containers inside each other are decoded', () => {
    assert.doesNotThrow(() => decodeCborFirst(nested('81', 16), 0));
    assert.doesNotThrow(() => decodeCborFirst(nested('a100', 16), 0));
  });

  for (const open of ['81', 'a100', 'a1']) {
    for (const depth of [17, 20_000]) {
      test(`${depth} of ${open} are refused`, () => {
        assert.throws(() => decodeCbor(nested(open, depth)), refused('cbor_depth'));
      });
    }
  }
});

describe('the order of keys (CTAP 2.2 §8) where it is asked for', () => {
  const canonical = (hex: string): CborValue => decodeCbor(fromHex(hex), { keyOrder: 'canonical' });

  test('takes integers before text, short before long, low before high', () => {
    assert.doesNotThrow(() => canonical('aa 0000 1700 181800 181900 2000 3700 381800 616100 616200 62616100'));
    assert.doesNotThrow(() => canonical('a5010203262001215820' + '00'.repeat(32) + '225820' + '00'.repeat(32)));
  });

  const wrong = {
    'a higher integer first': 'a201000000',
    'a negative integer first': 'a220000000',
    'text before an integer': 'a26161000000',
    'long text first': 'a262616100616200',
    'text that sorts later first': 'a2616200616100',
    'a longer integer first': 'a21818001700',
    'a key twice': 'a200000000',
    'text twice': 'a2616100616100',
    'a map inside out of order': 'a100a201000000',
  };
  for (const [name, hex] of Object.entries(wrong)) {
    test(`refuses ${name}`, () => {
      assert.throws(() => canonical(hex), refused('cbor_form'));
    });
  }

  test('is free in an attestation object', () => {
    assert.doesNotThrow(() => decodeCbor(fromHex('a2616200616100')));
  });
});
