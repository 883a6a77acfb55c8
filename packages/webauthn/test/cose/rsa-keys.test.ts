import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { describe, test } from 'node:test';
import { parseCoseKey } from '../../src/cose/parse.ts';
import { changed, parametersOf } from '../encoding/changed-key.ts';
import { fromHex } from '../encoding/hex.ts';
import { pairOf } from '../encoding/keys.ts';
import { refuses } from './refuses.ts';

const rsa = parametersOf(pairOf('RS256').cose);

describe('RSA keys (RFC 8230 §4)', () => {
  const [n = new Uint8Array()] = rsa.slice(2).map(([, value]) => value as Uint8Array);
  const odd = (length: number, first: number): Uint8Array =>
    Uint8Array.of(first, ...new Uint8Array(length - 2).fill(0xa5), 1);
  const withModulus = (modulus: Uint8Array): Uint8Array => changed(rsa, { [-1]: modulus });
  const withExponent = (hex: string): Uint8Array => changed(rsa, { [-2]: fromHex(hex) });

  for (const [name, key] of Object.entries({
    'a modulus of 2048 bits': withModulus(odd(256, 0x80)),
    'a modulus of 8192 bits': withModulus(odd(1024, 0xff)),
    'a modulus whose top bit is not at the start of a byte': withModulus(odd(257, 0x01)),
    'exponent 3': withExponent('03'),
    'exponent 65537': withExponent('010001'),
    'exponent 2^32 − 1': withExponent('ffffffff'),
  })) {
    test(`takes ${name}, as a key that the platform imports`, () => {
      const { spki } = parseCoseKey(key);
      const imported = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
      assert.deepEqual(imported.export({ format: 'der', type: 'spki' }), Buffer.from(spki));
    });
  }

  test('takes a product of two Mersenne primes', () => {
    const product = ((1n << 2203n) - 1n) * ((1n << 2281n) - 1n);
    const hex = product.toString(16);
    assert.doesNotThrow(() => parseCoseKey(withModulus(fromHex(hex.padStart(hex.length + (hex.length % 2), '0')))));
  });

  refuses({
    'a modulus of 512 bits': [withModulus(odd(64, 0xff)), 'weak_key'],
    'a modulus of 1024 bits': [withModulus(odd(128, 0xff)), 'weak_key'],
    'a modulus of 2047 bits': [withModulus(odd(256, 0x7f)), 'weak_key'],
    'a modulus of 8193 bits': [withModulus(odd(1025, 0x01)), 'weak_key'],
    'an even modulus': [withModulus(n.map((byte, at) => (at === n.length - 1 ? byte & 0xfe : byte))), 'weak_key'],
    'the modulus zero': [withModulus(new Uint8Array(256)), 'weak_key'],
    'a modulus with a leading zero': [withModulus(Uint8Array.of(0, ...n)), 'bad_key'],
    'a modulus without bytes': [withModulus(new Uint8Array()), 'bad_key'],
    'no modulus': [changed(rsa, { [-1]: undefined }), 'bad_key'],
    'a modulus as an integer': [changed(rsa, { [-1]: 7 }), 'bad_key'],
    'exponent 0': [withExponent('00'), 'weak_key'],
    'exponent 1': [withExponent('01'), 'weak_key'],
    'an even exponent': [withExponent('010000'), 'weak_key'],
    'exponent 2^32 + 1': [withExponent('0100000001'), 'weak_key'],
    'an exponent with a leading zero': [withExponent('00010001'), 'bad_key'],
    'an exponent without bytes': [withExponent(''), 'bad_key'],
    'no exponent': [changed(rsa, { [-2]: undefined }), 'bad_key'],
  });
});
