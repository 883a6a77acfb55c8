import type { Store } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { sealEvents } from '../units/events.ts';
import { sweepSessions } from '../units/sessions.ts';
import { first, refuse } from '../units/unit.ts';
import type { Unit } from '../units/unit.ts';
import { locks } from './locks.ts';
import type { Runner } from './runner.ts';
import type { Statements } from './statements.ts';
import { raiseMark, removeSpent } from './sweep.ts';

/** The methods that one process at a time runs. */
export function electedMethods(
  q: Queries,
  statements: Statements,
  runner: Runner,
): Pick<Store, 'sealEvents' | 'sweepSessions' | 'sweepCeremonies'> {
  const alone = <Value, Unless>(lock: keyof typeof locks, unit: () => Unit<Value>, unless: Unless) =>
    runner.unit(() => elected(statements, locks[lock], unit(), unless));
  return {
    sealEvents: (unit) => alone('seal', () => sealEvents(q, unit), null),
    sweepSessions: (before, limit) => alone('sweepSessions', () => sweepSessions(q, before, limit), 0),
    sweepCeremonies: async (before, limit) => {
      const due = { before, limit };
      const highest = await alone('sweepCeremonies', () => raiseMark(q, statements, due), null);
      if (highest === null) return 0;
      return await alone('sweepCeremonies', () => removeSpent(q, { before: highest, limit }), 0);
    },
  };
}

/**
 * A unit that one process at a time runs.
 * @param unless what the others answer
 */
function* elected<Value, Unless>(
  statements: Statements,
  [kind, lock]: readonly [number, number],
  unit: Unit<Value>,
  unless: Unless,
): Unit<Value | Unless> {
  const answer = yield* first(statements.elect, { kind, lock });
  return answer?.elected ? yield* unit : refuse(unless);
}
