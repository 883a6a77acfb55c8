import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readDer } from '../../src/der/element.ts';
import type { DerElement } from '../../src/der/element.ts';
import { encodeDer } from '../../src/der/encode.ts';
import { derOid } from '../../src/der/oid.ts';
import { derBitString, derBoolean, derInteger, derOctetString } from '../../src/der/primitives.ts';
import { derTime } from '../../src/der/time.ts';
import { expectTag, readDerChildren, readDerOnly } from '../../src/der/walk.ts';
import { der, integer, octets, sequence } from '../encoding/der.ts';
import { fromHex } from '../encoding/hex.ts';
import { outcome, refused } from '../refused.ts';

const code = 'bad_attestation';
const first = (bytes: Uint8Array): DerElement => readDer(bytes, 0, bytes.length, code);
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
