import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeBase64url, encodeBase64url } from '../../src/encoding/base64url.ts';
import { integerFromBytes, integerToBytes, integerToShortestBytes } from '../../src/encoding/integers.ts';

describe('base64url', () => {
  for (const [bytes, text] of [
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
  ] as const) {
    it(`writes ${JSON.stringify(bytes)} as RFC 4648 §10 does, without padding`, () => {
      assert.equal(encodeBase64url(new TextEncoder().encode(bytes)), text);
      assert.deepEqual(decodeBase64url(text), new TextEncoder().encode(bytes));
    });
  }

  it('uses the URL alphabet', () => assert.equal(encodeBase64url(Uint8Array.of(0xfb, 0xff)), '-_8'));

  it('reads nothing that it would not write', () => {
    for (const text of ['Zg==', 'Zh', 'Z g', '+_8', 'Z']) assert.throws(() => decodeBase64url(text), TypeError);
  });
});

describe('integers', () => {
  it('go to bytes and back', () => {
    assert.deepEqual(integerToBytes(0x0102n, 4), Uint8Array.of(0, 0, 1, 2));
    assert.deepEqual(integerToShortestBytes(0n), Uint8Array.of(0));
    assert.deepEqual(integerToShortestBytes(0x10000n), Uint8Array.of(1, 0, 0));
    assert.equal(integerFromBytes(Uint8Array.of(1, 0)), 256n);
    assert.throws(() => integerToBytes(256n, 1), RangeError);
  });
});
