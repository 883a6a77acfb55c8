import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { p256 } from '../../src/cose/curves.ts';
import { ed25519 } from '../../src/cose/edwards-curves.ts';
import { parseEcdsaSignature } from '../../src/cose/ecdsa-signature.ts';
import { parseEddsaSignature } from '../../src/cose/eddsa-signature.ts';
import type { RefusalCode } from '../../src/refusals/codes.ts';
import { der, integer, sequence } from '../encoding/der.ts';
import { fromHex } from '../encoding/hex.ts';
import { eddsaPair, es256Pair } from '../encoding/keys.ts';
import { outcome, refused } from '../refused.ts';

const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const judge = (bytes: Uint8Array): void => parseEcdsaSignature(bytes, p256.order);

describe('ECDSA signatures (§6.5.5)', () => {
  test('of the platform are well formed', () => {
    const { privateKey } = es256Pair();
    for (let count = 0; count < 200; count++) judge(sign('sha256', Uint8Array.of(count), privateKey));
  });

  test('of every r and s in range are well formed, high s too', () => {
    const scalar = fc.oneof(
      fc.bigInt({ min: 1n, max: n - 1n }),
      fc.bigInt({ min: 1n, max: 70000n }),
      fc.constant(n - 1n),
    );
    fc.assert(
      fc.property(scalar, scalar, (r, s) => judge(sequence(integer(r), integer(s)))),
      { numRuns: 1000 },
    );
  });

  test('of arbitrary bytes are taken or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => void outcome(() => judge(bytes))),
      { numRuns: 2000 },
    );
  });

  const one = integer(1);
  const cases: Record<string, [Uint8Array, RefusalCode]> = {
    nothing: [new Uint8Array(), 'bad_signature_encoding'],
    'raw r and s': [new Uint8Array(64).fill(0x30), 'bad_signature_encoding'],
    'a trailing byte': [Uint8Array.of(...sequence(one, one), 0), 'bad_signature_encoding'],
    'a third integer': [sequence(one, one, one), 'bad_signature_encoding'],
    'four integers': [sequence(one, one, one, one), 'bad_signature_encoding'],
    'one integer': [sequence(one), 'bad_signature_encoding'],
    'no integer': [sequence(), 'bad_signature_encoding'],
    'a set': [der(0x31, one, one), 'bad_signature_encoding'],
    'octet strings': [sequence(der(4, [1]), der(4, [1])), 'bad_signature_encoding'],
    'a long-form length': [Uint8Array.of(0x30, 0x81, 6, ...one, ...one), 'bad_signature_encoding'],
    'a long-form length inside': [sequence([0x02, 0x81, 1, 1], one), 'bad_signature_encoding'],
    'an indefinite length': [Uint8Array.of(0x30, 0x80, ...one, ...one, 0, 0), 'bad_signature_encoding'],
    'r with a needless zero': [sequence(der(2, [0, 1]), one), 'bad_signature_encoding'],
    's with a needless zero': [sequence(one, der(2, [0, 1])), 'bad_signature_encoding'],
    'a negative r': [sequence(der(2, [0x80]), one), 'bad_signature_encoding'],
    'a negative s': [sequence(one, der(2, [0xff])), 'bad_signature_encoding'],
    'an empty r': [sequence(der(2), one), 'bad_signature_encoding'],
    '1 MiB of zeros': [new Uint8Array(1 << 20), 'bad_signature_encoding'],
    'an integer of 1 MiB': [sequence(der(2, new Uint8Array(1 << 20).fill(1)), one), 'bad_signature_encoding'],
    'r = 0': [sequence(integer(0), one), 'bad_signature'],
    's = 0': [sequence(one, integer(0)), 'bad_signature'],
    'r = n': [sequence(integer(n), one), 'bad_signature'],
    's = n': [sequence(one, integer(n)), 'bad_signature'],
    'r = n + 1': [sequence(integer(n + 1n), one), 'bad_signature'],
    's = 2^256 − 1': [sequence(one, integer((1n << 256n) - 1n)), 'bad_signature'],
    's = 2^256 + 1': [sequence(one, integer((1n << 256n) + 1n)), 'bad_signature'],
  };
  for (const [name, [bytes, code]] of Object.entries(cases)) {
    test(`refuses ${name}: ${code}`, () => {
      assert.throws(() => judge(bytes), refused(code));
    });
  }
});

describe('EdDSA signatures (RFC 8032 §5.1.7)', () => {
  const judgeEdDsa = (bytes: Uint8Array): void => parseEddsaSignature(bytes, ed25519.order);
  const withS = (hex: string): Uint8Array => Uint8Array.of(...new Uint8Array(32).fill(9), ...fromHex(hex));
  const order = 'edd3f55c1a631258d69cf7a2def9de14000000000000000000000000000000';

  test('of the platform are well formed, and not changed by being looked at', () => {
    const { privateKey } = eddsaPair();
    for (let count = 0; count < 100; count++) {
      const signature = sign(null, Uint8Array.of(count), privateKey);
      const before = signature.toString('hex');
      judgeEdDsa(signature);
      assert.equal(signature.toString('hex'), before);
    }
  });

  test('with S = L − 1 are well formed', () => {
    assert.doesNotThrow(() => judgeEdDsa(withS(`ec${order.slice(2)}10`)));
  });

  for (const [name, bytes] of Object.entries({
    'S = L': withS(`${order}10`),
    'S = L + 1': withS(`ee${order.slice(2)}10`),
    'S of all ones': withS('ff'.repeat(32)),
    '63 bytes': new Uint8Array(63),
    '65 bytes': new Uint8Array(65),
    nothing: new Uint8Array(),
  })) {
    test(`refuses ${name}: bad_signature`, () => {
      assert.throws(() => judgeEdDsa(bytes), refused('bad_signature'));
    });
  }
});
