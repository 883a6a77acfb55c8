import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeBase64url } from '../../src/encoding/base64url.ts';

describe('base64url', () => {
  it('is read in one spelling only', () => {
    assert.deepEqual(decodeBase64url('-_8'), Uint8Array.of(0xfb, 0xff));
    for (const text of ['-_9', '-_8=', '+/8', ' -_8', '-_8A A']) assert.equal(decodeBase64url(text), null, text);
  });

  it('is a text: nothing else is copied', () => {
    for (const one of [undefined, null, 7, [65], { length: 2 }, Uint8Array.of(65)]) {
      assert.equal(decodeBase64url(one), null);
    }
  });
});
