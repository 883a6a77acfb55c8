import assert from 'node:assert/strict';
import { createHash, verify } from 'node:crypto';
import type { VerifyKeyObjectInput } from 'node:crypto';
import { describe, it } from 'node:test';
import { ML_DSA_ALGORITHMS } from '../../src/authenticator/keys/algorithms.ts';
import { makeMlDsaKey, signerOf } from '../../src/authenticator/keys/ml-dsa.ts';
import { createSeed } from '../../src/authenticator/seed.ts';

if (ML_DSA_ALGORITHMS.length === 0) process.stdout.write(`# not run: ${process.version} has no ML-DSA\n`);

describe('ML-DSA (FIPS 204)', () => {
  for (const algorithm of ML_DSA_ALGORITHMS) {
    it(`${algorithm.name}: what is signed here, the platform verifies, for many keys and messages`, () => {
      for (let count = 0; count < 12; count += 1) {
        const key = makeMlDsaKey(algorithm, createSeed(`${count}`), 'credential');
        const data = createHash('sha512').update(`${count}`).digest();
        const signature = key.sign(data);
        assert.ok(verify(null, data, key.publicKey, signature), `${count}`);
        assert.deepEqual(key.sign(data), signature);
        assert.ok(!verify(null, data.subarray(1), key.publicKey, signature));
      }
    });

    it(`${algorithm.name}: a context is signed with the message`, () => {
      const key = makeMlDsaKey(algorithm, createSeed('context'), 'credential');
      const signature = signerOf(algorithm, key.privateKey)(Uint8Array.of(0, 1, 7, 42));
      const told = (context: number[]) =>
        ({ key: key.publicKey, context: Uint8Array.from(context) }) as VerifyKeyObjectInput;
      assert.ok(verify(null, Uint8Array.of(42), told([7]), signature));
      assert.ok(!verify(null, Uint8Array.of(42), told([]), signature));
    });
  }
});
