import assert from 'node:assert/strict';
import type { Spent } from './load.ts';

/** Sends finishes that were answered with 200 once more, from the same browsers: every ceremony is known to be spent. */
export async function spentOnce(port: number, spent: readonly Spent[]): Promise<void> {
  assert.notEqual(spent.length, 0);
  for (const { route, body, visitor } of spent) {
    const { code } = await visitor.twin(port).ask(route, body);
    assert.equal(code, 'challenge_used', route);
  }
}
