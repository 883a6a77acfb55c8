import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { algorithms } from '../../src/cose/algorithms.ts';
import type { CoseAlgorithm } from '../../src/cose/algorithms.ts';
import { isAvailable } from '../../src/crypto/available.ts';
import { requireAvailable, requireUsable } from '../../src/crypto/usable-algorithm.ts';
import { refused } from '../refused.ts';

const named = (name: string): CoseAlgorithm => {
  const row = algorithms.find((one) => one.name === name);
  assert.ok(row);
  return row;
};

describe('the algorithms of a runtime', () => {
  for (const row of algorithms) {
    test(`include ${row.name}`, () => {
      assert.equal(isAvailable(row), true);
      assert.equal(requireUsable(row.id), row);
    });
  }

  for (const [what, row] of Object.entries<CoseAlgorithm>({
    'ECDSA on a curve that nobody has': { ...named('ES256'), crv: 99 },
    'EdDSA on a curve that nobody has': { ...named('EdDSA'), crv: 99 },
    'a parameter set of ML-DSA that nobody has': { ...named('ML-DSA-44'), id: -5000 },
  })) {
    test(`do not include ${what}: alg_unsupported`, () => {
      assert.equal(isAvailable(row), false);
      assert.equal(isAvailable(row), false, 'asked again');
      assert.throws(() => requireAvailable(row), refused('alg_unsupported'));
    });
  }

  test('are refused where the table has no row: alg_unsupported', () => {
    assert.throws(() => requireUsable(-65000), refused('alg_unsupported'));
  });
});
