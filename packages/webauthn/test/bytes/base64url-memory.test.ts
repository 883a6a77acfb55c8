import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeBase64url } from '../../src/bytes/base64url.ts';

describe('memory of decoded bytes', () => {
  it('results of every size keep their bytes, whatever is decoded after them and written into others', () => {
    const sizes = Array.from({ length: 400 }, (_, index) => (index * 37) % 1500);
    const sources = sizes.map((size, index) => Buffer.alloc(size, index % 251));
    const results = sources.map((source) => decodeBase64url(source.toString('base64url')));
    for (const [index, result] of results.entries()) if (index % 2 === 1) result.fill(0xff);
    for (const [index, result] of results.entries()) {
      const expected = index % 2 === 1 ? Buffer.alloc(result.length, 0xff) : sources[index];
      assert.deepEqual(Buffer.from(result), expected);
    }
  });
});
