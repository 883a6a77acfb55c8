import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseCoseKey } from '../../src/cose/parse.ts';
import { changed, parametersOf } from '../encoding/changed-key.ts';
import { fromHex } from '../encoding/hex.ts';
import { pairOf } from '../encoding/keys.ts';
import { refused } from '../refused.ts';
import { refuses } from './refuses.ts';

const okp = parametersOf(pairOf('EdDSA').cose);

describe('OKP keys (RFC 8032 §5.1)', () => {
  const ed = (hex: string): Uint8Array => changed(okp, { [-2]: fromHex(hex) });

  refuses({
    'Ed448 with EdDSA': [changed(okp, { [-1]: 7 }), 'alg_curve'],
    'X25519 with EdDSA': [changed(okp, { [-1]: 4 }), 'alg_curve'],
    'no curve': [changed(okp, { [-1]: undefined }), 'bad_key'],
    'no x': [changed(okp, { [-2]: undefined }), 'bad_key'],
    'x of 31 bytes': [changed(okp, { [-2]: new Uint8Array(31).fill(9) }), 'bad_key'],
    'x of 33 bytes': [changed(okp, { [-2]: new Uint8Array(33).fill(9) }), 'bad_key'],
    'x as an array of numbers': [changed(okp, { [-2]: [...new Uint8Array(32).fill(9)] }), 'bad_key'],
    'y = p + 3, another writing of 3': [ed(`f0${'ff'.repeat(30)}7f`), 'bad_key'],
    'y = 2^255 − 1': [ed(`${'ff'.repeat(31)}7f`), 'bad_key'],
    'y = 2, to which there is no x': [ed(`02${'00'.repeat(31)}`), 'bad_key'],
  });

  test('y = 3 is a point', () => {
    assert.doesNotThrow(() => parseCoseKey(ed(`03${'00'.repeat(31)}`)));
  });

  /** Every encoding that decodes to one of the 8 points of small order, canonical or not. */
  const smallOrder = [
    `00${'00'.repeat(30)}00`,
    `00${'00'.repeat(30)}80`,
    `01${'00'.repeat(30)}00`,
    `01${'00'.repeat(30)}80`,
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    `ec${'ff'.repeat(30)}7f`,
    `ec${'ff'.repeat(30)}ff`,
    `ed${'ff'.repeat(30)}7f`,
    `ed${'ff'.repeat(30)}ff`,
    `ee${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(30)}ff`,
  ];
  for (const hex of smallOrder) {
    test(`refuses the small-order point ${hex}: weak_key`, () => {
      assert.throws(() => parseCoseKey(ed(hex)), refused('weak_key'));
    });
  }

  test('refuses the malformed Ed25519 key of Firefox 117, which has text for numbers', () => {
    const bytes = fromHex(`a3 01 634f4b50 03 27 20 6745643235353139 21 98 20 ${'09'.repeat(32)}`);
    assert.throws(() => parseCoseKey(bytes), refused('cbor_trailing'));
    assert.throws(() => parseCoseKey(Uint8Array.of(0xa4, ...bytes.subarray(1))), refused('bad_key'));
  });
});

describe('Ed448 keys (RFC 8032 §5.2)', () => {
  const parameters = parametersOf(pairOf('Ed448').cose);
  const ed = (hex: string): Uint8Array => changed(parameters, { [-2]: fromHex(hex) });
  const [given = new Uint8Array()] = parameters.slice(3).map(([, value]) => value as Uint8Array);
  const ff = 'ff'.repeat(28);

  test('many fresh ones are taken', () => {
    for (let count = 0; count < 50; count++) assert.doesNotThrow(() => parseCoseKey(pairOf('Ed448').cose));
  });

  test('y = 3 is a point, with either sign', () => {
    assert.doesNotThrow(() => parseCoseKey(ed(`03${'00'.repeat(56)}`)));
    assert.doesNotThrow(() => parseCoseKey(ed(`03${'00'.repeat(55)}80`)));
  });

  /** p is ff × 28, fe, ff × 27 in this order of bytes. */
  refuses({
    'Ed25519 with Ed448': [changed(parameters, { [-1]: 6 }), 'alg_curve'],
    'X448 with Ed448': [changed(parameters, { [-1]: 5 }), 'alg_curve'],
    'no x': [changed(parameters, { [-2]: undefined }), 'bad_key'],
    'x of 56 bytes': [changed(parameters, { [-2]: given.subarray(1) }), 'bad_key'],
    'x of 58 bytes': [changed(parameters, { [-2]: Uint8Array.of(...given, 0) }), 'bad_key'],
    'y = p + 3, another writing of 3': [ed(`02${'00'.repeat(27)}${ff}01`), 'bad_key'],
    'y = 2^448 − 1': [ed(`${'ff'.repeat(56)}00`), 'bad_key'],
    'y with a bit above 448': [changed(parameters, { [-2]: given.with(-1, (given.at(-1) ?? 0) | 0x01) }), 'bad_key'],
    'y with the highest bit but the sign': [
      changed(parameters, { [-2]: given.with(-1, (given.at(-1) ?? 0) | 0x40) }),
      'bad_key',
    ],
    'y = 2, to which there is no x': [ed(`02${'00'.repeat(56)}`), 'bad_key'],
  });

  /** Every encoding that decodes to one of the 4 points of small order, canonical or not. */
  const smallOrder = [
    ...['00', '01'].flatMap((y) => ['00', '80'].map((sign) => `${y}${'00'.repeat(55)}${sign}`)),
    ...['fe', 'ff'].flatMap((y) => ['00', '80'].map((sign) => `${y}${'ff'.repeat(27)}fe${'ff'.repeat(27)}${sign}`)),
    ...['00', '80'].map((sign) => `${'00'.repeat(28)}${ff}${sign}`),
  ];
  for (const hex of smallOrder) {
    test(`refuses the small-order point ${hex}: weak_key`, () => {
      assert.throws(() => parseCoseKey(ed(hex)), refused('weak_key'));
    });
  }

  test('agrees with the square root on which y have an x', () => {
    const p = (1n << 448n) - (1n << 224n) - 1n;
    const power = (base: bigint, exponent: bigint): bigint => {
      let [result, square] = [1n, ((base % p) + p) % p];
      for (let rest = exponent; rest > 0n; rest >>= 1n) {
        if (rest & 1n) result = (result * square) % p;
        square = (square * square) % p;
      }
      return result;
    };
    for (let y = 2n; y < 40n; y++) {
      // RFC 8032 §5.2.3: x² = (y² − 1) / (d·y² − 1), and the candidate root is its (p + 1) / 4th power.
      const square = ((y * y - 1n) * power(-39081n * y * y - 1n, p - 2n)) % p;
      const root = power(square, (p + 1n) / 4n);
      const isPoint = (root * root - square) % p === 0n;
      const key = ed(`${y.toString(16).padStart(2, '0')}${'00'.repeat(56)}`);
      if (isPoint) assert.doesNotThrow(() => parseCoseKey(key), `${y}`);
      else assert.throws(() => parseCoseKey(key), refused('bad_key'), `${y}`);
    }
  });
});
