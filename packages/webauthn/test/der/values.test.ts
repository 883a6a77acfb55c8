import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readDer } from '../../src/der/element.ts';
import type { DerElement } from '../../src/der/element.ts';
import { derOid } from '../../src/der/oid.ts';
import {
  derBitString,
  derBoolean,
  derEnumerated,
  derInteger,
  derOctetString,
  derSmallInteger,
} from '../../src/der/primitives.ts';
import { derTime } from '../../src/der/time.ts';
import { bits, boolean, integer, octets, oid, text } from '../encoding/der.ts';
import { fromHex, toHex } from '../encoding/hex.ts';
import { refused } from '../refused.ts';

const code = 'bad_attestation';
const first = (bytes: Uint8Array): DerElement => readDer(bytes, 0, bytes.length, code);
/** Applies a reader to the one element that the bytes are. */
const read =
  <T>(reader: (bytes: Uint8Array, element: DerElement, code: 'bad_attestation') => T) =>
  (bytes: Uint8Array): T =>
    reader(bytes, first(bytes), code);

describe('INTEGER and ENUMERATED (X.690 §8.3, §8.4)', () => {
  test('non-negative ones come back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 1n << 100n }), (value) => {
        assert.equal(BigInt(`0x${toHex(read(derInteger)(integer(value)))}`), value);
      }),
      { numRuns: 1000 },
    );
  });

  test('small ones are numbers', () => {
    assert.equal(read(derSmallInteger)(integer(0)), 0);
    assert.equal(read(derSmallInteger)(integer(2 ** 46)), 2 ** 46);
    assert.equal(read(derEnumerated)(fromHex('0a0103')), 3);
    assert.equal(read(derEnumerated)(fromHex('0a06400000000000')), 2 ** 46);
  });

  test('negative ones in their shortest form are read', () => {
    assert.deepEqual(read(derInteger)(fromHex('0202ff7f')), fromHex('ff7f'));
  });

  test('small ones are neither negative nor large', () => {
    for (const hex of ['020180', '0207010000000000 00']) {
      assert.throws(() => read(derSmallInteger)(fromHex(hex)), refused(code));
      assert.throws(() => read(derEnumerated)(fromHex(`0a${hex.slice(2)}`)), refused(code));
    }
  });

  for (const [name, hex] of Object.entries({
    'no content': '0200',
    'a leading zero': '02020001',
    'a leading ff': '0202ff80',
    'another type': '040101',
  })) {
    test(`refuses ${name}`, () => {
      assert.throws(() => read(derInteger)(fromHex(hex)), refused(code));
      assert.throws(() => read(derSmallInteger)(fromHex(hex)), refused(code));
    });
  }

  test('an enumerated value in more octets than needed is refused', () => {
    assert.throws(() => read(derEnumerated)(fromHex('0a020001')), refused(code));
    assert.throws(() => read(derEnumerated)(fromHex('020101')), refused(code));
  });
});

describe('BOOLEAN, BIT STRING, OCTET STRING (X.690 §8.2, §8.6, §8.7)', () => {
  test('are read', () => {
    assert.equal(read(derBoolean)(boolean(true)), true);
    assert.equal(read(derBoolean)(boolean(false)), false);
    assert.deepEqual(read(derBitString)(bits([1, 2])), fromHex('0102'));
    assert.deepEqual(read(derOctetString)(octets([1, 2])), fromHex('0102'));
  });

  test('are refused in another form', () => {
    for (const hex of ['0100', '010101', '0102ff00', '0201ff'])
      assert.throws(() => read(derBoolean)(fromHex(hex)), refused(code));
    for (const hex of ['0300', '03020180', '040100'])
      assert.throws(() => read(derBitString)(fromHex(hex)), refused(code));
    assert.throws(() => read(derOctetString)(fromHex('030100')), refused(code));
  });

  test('an empty BIT STRING does not read what follows it', () => {
    const bytes = fromHex('0300 00');
    assert.throws(() => derBitString(bytes, readDer(bytes, 0, 2, code), code), refused(code));
  });
});

describe('OBJECT IDENTIFIER (X.690 §8.19)', () => {
  for (const dotted of [
    '1.3.6.1.4.1.45724.1.1.4',
    '2.5.29.19',
    '0.9',
    '1.39',
    '2.999.3',
    '2.25.340282366920938463463374607431768211455',
  ]) {
    test(dotted, () => {
      assert.equal(read(derOid)(oid(dotted)), dotted);
    });
  }

  test('arcs of every length, as an independent encoder writes them', () => {
    const arcs = fc.array(fc.bigInt({ min: 0n, max: 1n << 120n }), { minLength: 0, maxLength: 3 });
    const top = fc.tuple(fc.constantFrom(0n, 1n, 2n), fc.bigInt({ min: 0n, max: 39n }));
    fc.assert(
      fc.property(top, fc.bigInt({ min: 0n, max: 1n << 60n }), arcs, ([root, small], large, rest) => {
        const dotted = [root, root === 2n ? large : small, ...rest].join('.');
        assert.equal(read(derOid)(oid(dotted)), dotted);
      }),
      { numRuns: 1000 },
    );
    for (let bits = 0n; bits <= 63n; bits += 1n) {
      const dotted = `1.2.${1n << bits}.${(1n << bits) - 1n}`;
      assert.equal(read(derOid)(oid(dotted)), dotted);
    }
  });

  test('an arc does not end in what follows the identifier', () => {
    assert.throws(() => derOid(fromHex('06022a8601'), first(fromHex('06022a86')), code), refused(code));
  });

  for (const [name, hex] of Object.entries({
    'no content': '0600',
    'a cut arc': '06022a86',
    'a leading zero in the first arc': '06028001',
    'a leading zero in a later arc': '06032a8001',
    'more octets than the cap': `0641${'01'.repeat(65)}`,
    'another type': '04012a',
  })) {
    test(`refuses ${name}`, () => {
      assert.throws(() => read(derOid)(fromHex(hex)), refused(code));
    });
  }
});

describe('times (RFC 5280 §4.1.2.5)', () => {
  const utc = (value: string): Uint8Array => text(0x17, value);
  const generalized = (value: string): Uint8Array => text(0x18, value);

  for (const [bytes, iso] of [
    [utc('491231235959Z'), '2049-12-31T23:59:59Z'],
    [utc('500101000000Z'), '1950-01-01T00:00:00Z'],
    [generalized('20500101000000Z'), '2050-01-01T00:00:00Z'],
    [generalized('99991231235959Z'), '9999-12-31T23:59:59Z'],
    [generalized('00010101000000Z'), '0001-01-01T00:00:00Z'],
    [utc('240229120000Z'), '2024-02-29T12:00:00Z'],
  ] as const) {
    test(iso, () => {
      assert.equal(read(derTime)(bytes), Date.parse(iso));
    });
  }

  test('every day of four centuries and of the first ones, as the platform counts them', () => {
    const days = (from: number, until: number): void => {
      for (let at = from; at < until; at += 86_400_000 + 3_601_000) {
        const iso = new Date(at).toISOString();
        const bytes = generalized(iso.replaceAll(/[-:T]/gu, '').replace('.000Z', 'Z'));
        assert.equal(read(derTime)(bytes), at, iso);
      }
    };
    days(Date.parse('0000-01-01T00:00:00Z'), Date.parse('0110-01-01T00:00:00Z'));
    days(Date.UTC(1800, 0), Date.UTC(2200, 0));
  });

  test('no month has a day 0, or more days than it has', () => {
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    const two = (value: number): string => String(value).padStart(2, '0');
    for (const [place, length] of lengths.entries()) {
      const at = (day: number): Uint8Array => generalized(`1900${two(place + 1)}${two(day)}000000Z`);
      assert.equal(read(derTime)(at(length)), Date.UTC(1900, place, length));
      for (const day of [0, length + 1]) assert.throws(() => read(derTime)(at(day)), refused(code));
    }
    assert.equal(read(derTime)(generalized('20000229000000Z')), Date.UTC(2000, 1, 29));
  });

  const wrong = {
    'digits of another kind': utc('24:101000000Z'),
    'characters below the digits': utc('24/101000000Z'),
    'a time without seconds': utc('2401010000Z'),
    'a year whose first digit is none': utc('/90101000000Z'),
    'a year whose last digit is none': utc('2:0101000000Z'),
    'a zone offset': utc('240101000000+0100'),
    'no zone': generalized('202401010000000'),
    'a fraction': generalized('20240101000000.5Z'),
    'the 30th of February': utc('240230000000Z'),
    'the 29th of February of a common year': utc('230229000000Z'),
    'month 13': utc('241301000000Z'),
    'month 0': utc('240001000000Z'),
    'hour 24': utc('240101240000Z'),
    'minute 60': utc('240101006000Z'),
    'second 60': utc('240101000060Z'),
    letters: utc('24010100000xZ'),
    'a UTCTime of the length of a GeneralizedTime': utc('20240101000000Z'),
    'a GeneralizedTime of the length of a UTCTime': generalized('240101000000Z'),
    'another type': text(0x16, '20240101000000Z'),
    'a million octets': text(0x17, '2'.repeat(1_000_000)),
  };
  for (const [name, bytes] of Object.entries(wrong)) {
    test(`refuses ${name}`, () => {
      assert.throws(() => read(derTime)(bytes), refused(code));
    });
  }

  test('refuses a time that is missing', () => {
    assert.throws(() => derTime(new Uint8Array(), undefined, code), refused(code));
  });
});
