import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { parseCoseKey } from '../../src/cose/parse.ts';
import { signatureHolds } from '../../src/crypto/signature-holds.ts';
import { es256Pair, rs256Pair } from '../encoding/keys.ts';
import { refused } from '../refused.ts';

const data = Uint8Array.of(1, 2, 3);
const [ec, rsa] = [es256Pair(), rs256Pair()];
const signature = new Uint8Array(sign('sha256', data, ec.privateKey));

describe('the signature of a statement', () => {
  it('holds where the key made it over these bytes', () => {
    assert.equal(signatureHolds(-7, parseCoseKey(ec.cose), data, signature), true);
    assert.equal(signatureHolds(-7, ec.publicKey, data, signature), true);
    assert.equal(signatureHolds(-7, ec.publicKey, Uint8Array.of(1), signature), false);
  });

  it('is a wrong one where it is not even well formed', () => {
    const zeros = Uint8Array.of(0x30, 6, 2, 1, 0, 2, 1, 0);
    for (const wrong of [new Uint8Array(), new Uint8Array(64), zeros, Uint8Array.of(...signature, 0)]) {
      assert.equal(signatureHolds(-7, ec.publicKey, data, wrong), false);
    }
    assert.equal(signatureHolds(-257, rsa.publicKey, data, new Uint8Array(255)), false);
  });

  it('is not judged with a key of another algorithm, or one that is not supported', () => {
    assert.throws(() => signatureHolds(-7, rsa.publicKey, data, signature), refused('alg_mismatch'));
    assert.throws(() => signatureHolds(0, ec.publicKey, data, signature), refused('alg_unsupported'));
  });
});
