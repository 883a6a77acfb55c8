import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  algorithmTable,
  defaultAlgorithms,
  supportedAlgorithms,
  supportedFormats,
} from '../../src/ceremonies/supported.ts';
import { findAlgorithm } from '../../src/cose/algorithms.ts';
import { parseCoseKey } from '../../src/cose/parse.ts';
import { algorithmNames, pairOf } from '../encoding/keys.ts';

/** id, name, key type, curve and hash, from RFC 9053, RFC 8230, RFC 8812, RFC 9864 and §5.8.5. */
const rows = [
  [-7, 'ES256', 'EC2', 1, 'sha256'],
  [-8, 'EdDSA', 'OKP', 6, null],
  [-257, 'RS256', 'RSA', null, 'sha256'],
  [-9, 'ESP256', 'EC2', 1, 'sha256'],
  [-19, 'Ed25519', 'OKP', 6, null],
  [-35, 'ES384', 'EC2', 2, 'sha384'],
  [-51, 'ESP384', 'EC2', 2, 'sha384'],
  [-36, 'ES512', 'EC2', 3, 'sha512'],
  [-52, 'ESP512', 'EC2', 3, 'sha512'],
  [-53, 'Ed448', 'OKP', 7, null],
  [-258, 'RS384', 'RSA', null, 'sha384'],
  [-259, 'RS512', 'RSA', null, 'sha512'],
  [-37, 'PS256', 'RSA', null, 'sha256'],
  [-38, 'PS384', 'RSA', null, 'sha384'],
  [-39, 'PS512', 'RSA', null, 'sha512'],
  [-47, 'ES256K', 'EC2', 8, 'sha256'],
  [-48, 'ML-DSA-44', 'AKP', null, null],
  [-49, 'ML-DSA-65', 'AKP', null, null],
  [-50, 'ML-DSA-87', 'AKP', null, null],
  [-65535, 'RS1', 'RSA', null, 'sha1'],
];

describe('the table of algorithms', () => {
  test('binds each id to key type, curve and hash', () => {
    assert.deepEqual(
      algorithmTable.map(({ id, name, kty, crv, hash }) => [id, name, kty, crv, hash]),
      rows,
    );
  });

  test('finds each row by its id, and nothing by another', () => {
    for (const row of algorithmTable) assert.equal(findAlgorithm(row.id), row);
    for (const id of [0, 7, -1, -10, -34, -54, -65000, Number.NaN]) assert.equal(findAlgorithm(id), undefined);
  });

  test('is what keys of the platform are parsed by', () => {
    assert.deepEqual(algorithmNames.toSorted(), algorithmTable.map(({ name }) => name).toSorted());
    for (const name of algorithmNames) {
      const pair = pairOf(name);
      const key = parseCoseKey(pair.cose);
      const row = algorithmTable.find((one) => one.name === name);
      assert.deepEqual([key.alg, key.kty], [row?.id, row?.kty]);
      assert.deepEqual(Buffer.from(key.spki), pair.publicKey.export({ format: 'der', type: 'spki' }));
    }
  });
});

describe('what credentials may have', () => {
  test('by default are ES256, EdDSA and RS256', () => {
    assert.deepEqual(defaultAlgorithms, [-7, -8, -257]);
  });

  test('is every algorithm of the table that this runtime knows, but RS1', () => {
    assert.deepEqual(
      supportedAlgorithms,
      rows.map(([id]) => id).filter((id) => id !== -65535),
    );
    assert.ok(supportedFormats.includes('none'));
  });
});
