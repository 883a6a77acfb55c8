import type { Queries } from '../queries/all.ts';
import { swept } from '../units/operation.ts';
import { all, commit, first } from '../units/unit.ts';
import type { Unit } from '../units/unit.ts';
import type { Statements } from './statements.ts';

/**
 * First of the two units of a sweep: raises the mark to the highest expiry that the second removes; null: nothing expired.
 *
 * A spend that read the mark before it rose must not insert its nonce after the sweeper removed it, or the ceremony would be
 * spent twice. So the mark rises while no spend is in flight: those before it are seen by the removal, those after it see
 * the mark. The marks are held for this moment alone, and not while rows are removed.
 */
export function* raiseMark(
  q: Queries,
  statements: Statements,
  due: { before: number; limit: number },
): Unit<number | null> {
  const { highest } = (yield* first(statements.highestToSweep, due)) ?? { highest: null };
  if (highest === null) return commit(null);
  yield* all(statements.holdSpending, {});
  yield* all(q.raiseMark, { name: swept, value: highest });
  return commit(highest);
}

/** The second. */
export function* removeSpent(q: Queries, due: { before: number; limit: number }): Unit<number> {
  return commit((yield* all(q.deleteSpent, due)).length);
}
