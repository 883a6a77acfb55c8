import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { describe, test } from 'node:test';
import { parseCoseKey } from '../../src/cose/parse.ts';
import { changed, parametersOf } from '../encoding/changed-key.ts';
import { pairOf } from '../encoding/keys.ts';
import { refuses } from './refuses.ts';

describe('AKP keys (draft-ietf-cose-dilithium)', () => {
  for (const [name, size] of [
    ['ML-DSA-44', 1312],
    ['ML-DSA-65', 1952],
    ['ML-DSA-87', 2592],
  ] as const) {
    const pair = pairOf(name);
    const parameters = parametersOf(pair.cose);

    test(`${name}: takes every public key of its length`, () => {
      const { spki } = parseCoseKey(changed(parameters, { [-1]: new Uint8Array(size).fill(0xff) }));
      assert.doesNotThrow(() => createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }));
    });

    refuses({
      [`${name} a byte short`]: [changed(parameters, { [-1]: new Uint8Array(size - 1) }), 'bad_key'],
      [`${name} a byte long`]: [changed(parameters, { [-1]: new Uint8Array(size + 1) }), 'bad_key'],
      [`${name} without public key`]: [changed(parameters, { [-1]: undefined }), 'bad_key'],
      [`${name} with a text`]: [changed(parameters, { [-1]: 'pub' }), 'bad_key'],
      [`${name} with its seed`]: [changed(parameters, { [-2]: new Uint8Array(32) }), 'bad_key'],
      [`${name} as OKP`]: [changed(parameters, { 1: 1 }), 'alg_kty'],
    });
  }
});
