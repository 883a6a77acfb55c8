import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSeed, encodeCbor, KEY_MAKERS } from '@signet/testkit';
import { judgePublicKey } from '@signet/webauthn';

const keyOf = (alg: number): Uint8Array => {
  const make = KEY_MAKERS.get(alg) ?? assert.fail();
  return encodeCbor(make(createSeed('judged'), 'key').cose);
};

describe('judgePublicKey', () => {
  test('a key of every algorithm that a credential may have is told by its identifier', () => {
    for (const alg of KEY_MAKERS.keys()) {
      const judged = judgePublicKey(keyOf(alg));
      assert.deepEqual(judged, alg === -65_535 ? { refused: 'alg_unsupported' } : { alg });
    }
  });

  test('what is no sound key is refused with its code', () => {
    const key = keyOf(-7);
    const offCurve = Uint8Array.from(key);
    offCurve[key.length - 1] = (offCurve.at(-1) ?? 0) ^ 1;
    assert.deepEqual(judgePublicKey(offCurve), { refused: 'bad_key' });
    assert.deepEqual(judgePublicKey(key.subarray(0, -1)), { refused: 'cbor_truncated' });
    assert.deepEqual(judgePublicKey(Uint8Array.from([...key, 0])), { refused: 'cbor_trailing' });
    assert.deepEqual(judgePublicKey(new Uint8Array(32)), { refused: 'cbor_trailing' });
  });
});
