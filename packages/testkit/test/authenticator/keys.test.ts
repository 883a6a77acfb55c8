import assert from 'node:assert/strict';
import { verify } from 'node:crypto';
import { describe, it } from 'node:test';
import { KEY_MAKERS } from '../../src/authenticator/keys/algorithms.ts';
import { es256KeyOf } from '../../src/authenticator/keys/es256.ts';
import { createSeed } from '../../src/authenticator/seed.ts';
import { bytesAt } from '../../src/catalogue/public-key/row.ts';
import { COSE } from '../../src/encoding/cose-key.ts';

const DATA = new TextEncoder().encode('sample');

describe('signing keys', () => {
  for (const [alg, make] of KEY_MAKERS) {
    it(`of algorithm ${alg} come from their seed and sign as the platform verifies`, () => {
      const key = make(createSeed('a'), 'credential');
      const signature = key.sign(DATA);
      assert.equal(key.alg, alg);
      assert.equal(key.cose.get(COSE.alg), alg);
      assert.ok(verify(alg === -8 ? null : 'sha256', DATA, key.publicKey, signature));
      assert.deepEqual(make(createSeed('a'), 'credential').sign(DATA), signature);
      assert.notDeepEqual(make(createSeed('b'), 'credential').cose, key.cose);
      assert.notDeepEqual(make(createSeed('a'), 'other').cose, key.cose);
    });

    it(`of algorithm ${alg} write the public key of the platform into the COSE key`, () => {
      const { cose, publicKey } = make(createSeed('a'), 'credential');
      const jwk = publicKey.export({ format: 'jwk' });
      const text = (label: number): string => Buffer.from(bytesAt(cose, label)).toString('base64url');
      const [first, second] = alg === -257 ? [COSE.n, COSE.e] : [COSE.x, COSE.y];
      assert.equal(text(first), alg === -257 ? jwk.n : jwk.x);
      if (alg !== -8) assert.equal(text(second), alg === -257 ? jwk.e : jwk.y);
      if (alg === -257) assert.equal(publicKey.asymmetricKeyDetails?.modulusLength, 2048);
    });
  }

  it('sign with the nonces of RFC 6979 (appendix A.2.5, SHA-256)', () => {
    const key = es256KeyOf(0xc9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721n);
    const expected = {
      sample:
        'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716' +
        'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
      test:
        'f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367' +
        '019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083',
    };
    for (const [text, rs] of Object.entries(expected)) {
      const signature = Buffer.from(key.sign(new TextEncoder().encode(text)));
      assert.ok(signature.toString('hex').includes(rs.slice(0, 64)), 'r');
      assert.ok(signature.toString('hex').endsWith(rs.slice(64)), 's');
    }
  });
});
