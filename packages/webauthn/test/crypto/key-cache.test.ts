import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createKeyCache } from '../../src/crypto/key-cache.ts';
import type { VerificationKey } from '../../src/crypto/key-cache.ts';
import { verificationKey } from '../../src/crypto/verification-key.ts';
import { eddsaPair, es256Pair } from '../encoding/keys.ts';
import { refused } from '../refused.ts';

const pair = es256Pair();
const other = es256Pair();
const keyOf = ({ alg, publicKey: key }: typeof pair): VerificationKey => ({ alg, key });
const id = (value: number): Uint8Array => new Uint8Array(16).fill(value);

describe('the key cache', () => {
  test('answers the key of a credential, by its id as bytes or text', () => {
    const cache = createKeyCache(2);
    const key = keyOf(pair);
    cache.set(id(1), pair.cose, key);
    assert.equal(cache.get(id(1), pair.cose), key);
    assert.equal(cache.get(Buffer.from(id(1)).toString('base64url'), pair.cose), key);
    assert.equal(cache.get(id(2), pair.cose), undefined);
  });

  test('answers nothing once the stored key is another, and forgets the old one', () => {
    const cache = createKeyCache(2);
    cache.set(id(1), pair.cose, keyOf(pair));
    assert.equal(cache.get(id(1), other.cose), undefined);
    assert.equal(cache.size, 0);
  });

  test('does not follow changes to the bytes it was given', () => {
    const cache = createKeyCache(2);
    const bytes = pair.cose.slice();
    cache.set(id(1), bytes, keyOf(pair));
    bytes.set(other.cose);
    assert.equal(cache.get(id(1), other.cose), undefined);
  });

  test('never holds more than its maximum, and forgets the key unused for longest', () => {
    const cache = createKeyCache(3);
    for (const value of [1, 2, 3]) cache.set(id(value), pair.cose, keyOf(pair));
    cache.get(id(1), pair.cose);
    cache.set(id(2), pair.cose, keyOf(pair));
    cache.set(id(4), pair.cose, keyOf(pair));
    assert.equal(cache.size, 3);
    const kept = [1, 2, 3, 4].filter((value) => cache.get(id(value), pair.cose) !== undefined);
    assert.deepEqual(kept, [1, 2, 4]);
    for (let value = 0; value < 200; value++) cache.set(id(value), pair.cose, keyOf(pair));
    assert.equal(cache.size, 3);
  });

  test('may hold a single key', () => {
    const cache = createKeyCache(1);
    cache.set(id(1), pair.cose, keyOf(pair));
    cache.set(id(2), pair.cose, keyOf(pair));
    assert.equal(cache.get(id(1), pair.cose), undefined);
    assert.equal(cache.get(id(2), pair.cose)?.key, pair.publicKey);
  });

  for (const max of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    test(`a maximum of ${max} is a mistake of the caller`, () => {
      assert.throws(() => createKeyCache(max), TypeError);
    });
  }
});

describe('the key of a stored credential', () => {
  test('is parsed and imported once, and again where the stored key changes', () => {
    const cache = createKeyCache(8);
    const first = verificationKey(id(1), pair.cose, cache);
    assert.equal(first.alg, -7);
    assert.equal(first.key.equals(pair.publicKey), true);
    assert.equal(verificationKey(id(1), pair.cose, cache), first);
    assert.equal(verificationKey(id(1), other.cose, cache).key.equals(other.publicKey), true);
    assert.equal(verificationKey(id(1), pair.cose, cache).key.equals(pair.publicKey), true);
    assert.equal(cache.size, 1);
  });

  test('needs no cache', () => {
    const { cose, publicKey } = eddsaPair();
    const key = verificationKey('AQ', cose);
    assert.equal(key.alg, -8);
    assert.equal(key.key.equals(publicKey), true);
  });

  test('is refused, and not kept, where it is no good key', () => {
    const cache = createKeyCache(8);
    assert.throws(() => verificationKey(id(1), pair.cose.subarray(1), cache), refused('cbor_trailing'));
    assert.equal(cache.size, 0);
  });
});
