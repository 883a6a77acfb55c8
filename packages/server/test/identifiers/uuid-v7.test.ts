import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { createIds } from '../../src/identifiers/uuid-v7.ts';

describe('ids', () => {
  it('are UUIDs of version 7 with the time in front', () => {
    const newId = createIds(() => Date.UTC(2026, 0, 1), randomBytes);
    assert.match(newId(), /^019b76da-a800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  });

  it('sort as they were made, within a millisecond and when the clock goes back', () => {
    let now = 1000;
    const newId = createIds(() => now, randomBytes);
    const ids = Array.from({ length: 20_000 }, (_, i) => {
      if (i === 10_000) now = 999;
      if (i === 15_000) now = 2000;
      return newId();
    });
    assert.deepEqual(ids.toSorted(), ids);
    assert.equal(new Set(ids).size, ids.length);
  });
});
