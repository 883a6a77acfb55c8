import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseCoseKey } from '../../src/cose/parse.ts';
import { cbor, coseKey } from '../encoding/cbor.ts';
import { changed, parametersOf } from '../encoding/changed-key.ts';
import { fromHex } from '../encoding/hex.ts';
import { algorithmNames, eddsaPair, es256Pair, pairOf, rs256Pair } from '../encoding/keys.ts';
import { outcome } from '../refused.ts';
import { refuses } from './refuses.ts';

const pairs = { ES256: es256Pair(), EdDSA: eddsaPair(), RS256: rs256Pair() };
const ec2 = parametersOf(pairs.ES256.cose);
const okp = parametersOf(pairs.EdDSA.cose);
const rsa = parametersOf(pairs.RS256.cose);
const [x = new Uint8Array(), y = new Uint8Array()] = ec2.slice(3).map(([, value]) => value as Uint8Array);

describe('credential public keys (§6.5.2)', () => {
  for (const [name, pair] of Object.entries(pairs)) {
    test(`${name} keys of the platform are taken, with the platform's own SubjectPublicKeyInfo`, () => {
      const key = parseCoseKey(pair.cose);
      assert.equal(key.alg, pair.alg);
      assert.deepEqual(key.bytes, pair.cose);
      assert.deepEqual(Buffer.from(key.spki), pair.publicKey.export({ format: 'der', type: 'spki' }));
    });
  }

  test('many fresh keys are taken', () => {
    for (let count = 0; count < 50; count++) {
      for (const pair of [es256Pair(), eddsaPair()]) {
        assert.deepEqual(
          Buffer.from(parseCoseKey(pair.cose).spki),
          pair.publicKey.export({ format: 'der', type: 'spki' }),
        );
      }
    }
  });

  test('the key keeps a copy of its bytes', () => {
    const bytes = pairs.ES256.cose.slice();
    const key = parseCoseKey(bytes);
    bytes.fill(0);
    assert.deepEqual(key.bytes, pairs.ES256.cose);
  });

  test('arbitrary bytes, and keys with some bytes changed, are answered or refused', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom(...algorithmNames.map(pairOf)),
        changes,
        fc.uint8Array({ maxLength: 60 }),
        ({ cose }, list, noise) => {
          const bytes = cose.slice();
          for (const [at, byte] of list) bytes[at % 16] = byte;
          for (const [at, byte] of list.slice(1)) bytes[at % bytes.length] = byte;
          outcome(() => parseCoseKey(bytes));
          outcome(() => parseCoseKey(noise));
        },
      ),
      { numRuns: 2000 },
    );
  });

  refuses({
    nothing: [new Uint8Array(), 'cbor_truncated'],
    'an array': [cbor([1, 2]), 'bad_key'],
    'a byte string': [cbor(pairs.ES256.cose), 'bad_key'],
    'a raw U2F point': [Uint8Array.of(4, ...x, ...y), 'cbor_trailing'],
    'trailing bytes': [Uint8Array.of(...pairs.ES256.cose, 0), 'cbor_trailing'],
    'a key that is cut short': [pairs.ES256.cose.subarray(0, -1), 'cbor_truncated'],
    'no kty': [changed(ec2, { 1: undefined }), 'bad_key'],
    'no alg': [changed(ec2, { 3: undefined }), 'bad_key'],
    'kty as text': [changed(ec2, { 1: 'EC2' }), 'bad_key'],
    'alg as text': [changed(ec2, { 3: 'ES256' }), 'bad_key'],
    'alg beyond 2^53': [changed(ec2, { 3: 2n ** 60n }), 'bad_key'],
    'an algorithm nobody has': [changed(ec2, { 3: -65000 }), 'alg_unsupported'],
    'algorithm 0': [changed(ec2, { 3: 0 }), 'alg_unsupported'],
    'an OKP key with ES256': [changed(okp, { 3: -7 }), 'alg_kty'],
    'an EC2 key with RS256': [changed(ec2, { 3: -257 }), 'alg_kty'],
    'an EC2 key with EdDSA': [changed(ec2, { 3: -8 }), 'alg_kty'],
    'a symmetric key with ES256': [coseKey([1, 4], [3, -7], [-1, x]), 'alg_kty'],
    'a label twice': [
      fromHex(`a6 0102 0102 0326 2001 215820 ${'01'.repeat(32)} 225820 ${'01'.repeat(32)}`),
      'cbor_form',
    ],
    'a label longer than needed': [
      fromHex(`a5 180102 0326 2001 215820 ${'01'.repeat(32)} 225820 ${'01'.repeat(32)}`),
      'cbor_form',
    ],
    'labels out of order': [coseKey([3, -7], [1, 2], [-1, 1], [-2, x], [-3, y]), 'cbor_form'],
    'a private EC2 parameter': [changed(ec2, { [-4]: x }), 'bad_key'],
    'key operations': [coseKey([1, 2], [3, -7], [4, [2]], [-1, 1], [-2, x], [-3, y]), 'bad_key'],
    'a key id': [coseKey([1, 2], [2, x], [3, -7], [-1, 1], [-2, x], [-3, y]), 'bad_key'],
    'a private OKP parameter': [changed(okp, { [-4]: x }), 'bad_key'],
    'a private RSA parameter': [changed(rsa, { [-3]: x }), 'bad_key'],
  });
});
