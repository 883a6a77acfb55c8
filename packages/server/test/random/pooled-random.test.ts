import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pooledRandom } from '../../src/random/pooled-random.ts';

test('bytes of any length, none handed out twice', () => {
  const random = pooledRandom();
  const seen = new Set<string>();
  const lengths = [16, 32, 4, 16, 4096, 4095, 10_000, 8];
  for (let round = 0; round < 2000; round += 1) {
    const length = lengths[round % lengths.length] ?? assert.fail();
    const bytes = random(length);
    assert.equal(bytes.length, length);
    // Its own memory: a window on the pool would change, and would show what others are given.
    assert.equal(bytes.buffer.byteLength, length);
    assert.ok(!bytes.every((it) => it === 0));
    seen.add(Buffer.from(bytes.subarray(0, 16)).toString('hex'));
  }
  assert.equal(seen.size, 2000);
});

test('what was handed out stays as it was', () => {
  const random = pooledRandom();
  const bytes = random(32);
  const copy = bytes.slice();
  for (let round = 0; round < 500; round += 1) random(32);
  assert.deepEqual(bytes, copy);
});
