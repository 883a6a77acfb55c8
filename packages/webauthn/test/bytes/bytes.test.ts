import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compareBytes } from '../../src/bytes/compare.ts';
import { concatBytes } from '../../src/bytes/concat.ts';
import { copyBytes } from '../../src/bytes/copy.ts';
import { equalBytes } from '../../src/bytes/equal.ts';
import { readUnsigned } from '../../src/bytes/integer.ts';
import { decodeUtf8 } from '../../src/bytes/utf8.ts';
import { fromHex, toHex } from '../encoding/hex.ts';
import { refused } from '../refused.ts';

const pairs = fc.tuple(fc.uint8Array({ maxLength: 4, max: 3 }), fc.uint8Array({ maxLength: 4, max: 3 }));

describe('byte strings', () => {
  test('are equal where length and content are', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => equalBytes(a, b) === (toHex(a) === toHex(b))),
      { numRuns: 2000 },
    );
  });

  test('differ where one bit does, wherever it is', () => {
    for (let bit = 0; bit < 256; bit++) {
      const other = new Uint8Array(32);
      other[bit >> 3] = 1 << (bit & 7);
      assert.equal(equalBytes(new Uint8Array(32), other), false);
    }
  });

  test('sort as the platform sorts them', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => Math.sign(compareBytes(a, b)) === Buffer.compare(a, b)),
      { numRuns: 2000 },
    );
  });

  test('join in order', () => {
    assert.deepEqual(concatBytes(fromHex('01'), fromHex(''), fromHex('0203')), fromHex('010203'));
    assert.deepEqual(concatBytes(), new Uint8Array());
  });

  test('are copied into memory of their own, out of a Buffer too', () => {
    const source = Buffer.from('0102030405', 'hex');
    const copy = copyBytes(source, 1, 3);
    source.fill(0);
    assert.deepEqual(copy, fromHex('0203'));
    assert.equal(Object.getPrototypeOf(copy), Uint8Array.prototype);
    assert.equal(copy.buffer.byteLength, 2);
  });

  test('are read as an unsigned integer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => readUnsigned(bytes) === BigInt(`0x0${toHex(bytes)}`)),
      { numRuns: 1000 },
    );
  });
});

describe('UTF-8 decode (§7.1 step 5, fatal)', () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

  test('strips exactly one byte order mark', () => {
    assert.equal(decodeUtf8(encode('\ufeff{}')), '{}');
    assert.equal(decodeUtf8(encode('\ufeff\ufeff{}')), '\ufeff{}');
  });

  test('keeps every well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => decodeUtf8(encode(`{"${text}`)) === `{"${text}`),
      { numRuns: 1000 },
    );
  });

  const wrong = {
    'a lone continuation byte': '7b80',
    'an overlong form': '7bc0af',
    'an encoded surrogate': '7beda080',
    'a cut sequence': '7be282',
    'UTF-16 with a byte order mark': 'fffe7b007d00',
    'UTF-16, little-endian': '7b007d00',
    'UTF-16, big-endian': '007b007d',
    'UTF-32, big-endian': '0000007b0000007d',
    'UTF-32, little-endian': '7b0000007d000000',
  };
  for (const [name, hex] of Object.entries(wrong)) {
    test(`refuses ${name}`, () => {
      assert.throws(() => decodeUtf8(fromHex(hex)), refused('bad_utf8'));
    });
  }
});
