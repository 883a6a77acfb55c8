import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readDer } from '../../src/der/element.ts';
import type { DerElement } from '../../src/der/element.ts';
import { encodeDer } from '../../src/der/encode.ts';
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
import { expectTag, readDerChildren, readDerOnly } from '../../src/der/walk.ts';
import { bits, boolean, der, integer, octets, oid, sequence, text } from '../encoding/der.ts';
import { fromHex, toHex } from '../encoding/hex.ts';
import { outcome, refused } from '../refused.ts';

const code = 'bad_attestation';
const first = (bytes: Uint8Array): DerElement => readDer(bytes, 0, bytes.length, code);
/** Applies a reader to the one element that the bytes are. */
const read =
  <T>(reader: (bytes: Uint8Array, element: DerElement, code: 'bad_attestation') => T) =>
  (bytes: Uint8Array): T =>
    reader(bytes, first(bytes), code);

describe('identifier and length octets (X.690 §8.1, §10.1)', () => {
  test('an element lies where it was written', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 30 }),
        fc.uint8Array({ maxLength: 700 }),
        fc.uint8Array({ maxLength: 4 }),
        (tag, content, before) => {
          const written = der(tag, content);
          const bytes = Uint8Array.from([...before, ...written, 0]);
          const element = readDer(bytes, before.length, bytes.length, code);
          assert.equal(element.tag, tag);
          assert.equal(element.tagNumber, tag);
          assert.equal(element.start, before.length);
          assert.equal(element.end, before.length + written.length);
          assert.deepEqual(bytes.subarray(element.contentStart, element.end), content);
          assert.deepEqual(encodeDer(tag, content), written);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('tag numbers of several octets are read', () => {
    assert.equal(first(fromHex('bf1f00')).tagNumber, 31);
    assert.equal(first(fromHex('bf853d00')).tagNumber, 701);
    assert.equal(first(fromHex('bf853d00')).tag, 0xbf);
  });

  for (const length of [0, 127, 128, 255, 256, 65_535, 65_536]) {
    test(`an element of ${length} octets has its length in the shortest form`, () => {
      const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
      const head = length > 65_535 ? [0x04, 0x83, 1, 0, 0] : [0x04, ...size];
      const element = first(Uint8Array.from([...head, ...new Uint8Array(length)]));
      assert.equal(element.end - element.contentStart, length);
    });
  }

  const wrong = {
    nothing: '',
    'a tag alone': '30',
    'a cut tag number': 'bf85',
    'a tag number without end': `bf${'ff'.repeat(40)}`,
    'a tag number beyond the cap': 'bf84808000 00',
    'a tag number below 31 in several octets': 'bf1e00',
    'a tag number with a leading zero': 'bf801f00',
    'an indefinite length': '30800000',
    'a cut length': '3082',
    'a length of 1 byte in 2': `30817f${'00'.repeat(127)}`,
    'a length of 2 bytes in 3': `308200ff${'00'.repeat(255)}`,
    'a length of 5 bytes': '30850000000001 00',
    'the reserved length': '30ff',
    'a length beyond the input': '300200',
    'a length of 4 GiB': '3084ffffffff00',
  };
  for (const [name, hex] of Object.entries(wrong)) {
    test(`refuses ${name}`, () => {
      assert.throws(() => first(fromHex(hex)), refused(code));
    });
  }

  test('an element may not pass the end of what contains it', () => {
    const bytes = fromHex('30020402 0000');
    assert.throws(() => readDerChildren(bytes, first(bytes), 9, code), refused(code));
  });

  test('arbitrary bytes are answered or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        outcome(() => readDerChildren(bytes, first(bytes), 10, code));
        for (const reader of [derOid, derInteger, derBoolean, derBitString, derOctetString, derTime]) {
          outcome<unknown>(() => reader(bytes, first(bytes), code));
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the walk', () => {
  const list = sequence(integer(1), integer(2), integer(3));

  test('children come in order, up to a cap', () => {
    assert.equal(readDerChildren(list, first(list), 3, code).length, 3);
    assert.throws(() => readDerChildren(list, first(list), 2, code), refused(code));
  });

  test('a primitive element has none', () => {
    const bytes = octets(integer(1));
    assert.throws(() => readDerChildren(bytes, first(bytes), 3, code), refused(code));
  });

  test('an element alone has nothing after it and its own tag', () => {
    assert.equal(readDerOnly(list, 0x30, code).end, list.length);
    assert.throws(() => readDerOnly(Uint8Array.from([...list, 0]), 0x30, code), refused(code));
    assert.throws(() => readDerOnly(list, 0x31, code), refused(code));
    assert.throws(() => expectTag(undefined, 0x30, code), refused(code));
  });

  test('the refusal has the code of the caller', () => {
    assert.throws(() => readDer(new Uint8Array(), 0, 0, 'bad_signature_encoding'), refused('bad_signature_encoding'));
  });
});

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
    test(`${iso}`, () => {
      assert.equal(read(derTime)(bytes), Date.parse(iso));
    });
  }

  const wrong = {
    'a time without seconds': utc('2401010000Z'),
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
    '100 kB': text(0x17, '2'.repeat(100_000)),
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
