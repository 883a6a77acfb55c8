import { first, refuse } from '../units/unit.ts';
import type { Unit } from '../units/unit.ts';
import type { Statements } from './statements.ts';

/**
 * A unit that one process at a time runs.
 * @param unless what the others answer
 */
export function* elected<Value, Unless>(
  statements: Statements,
  [kind, lock]: readonly [number, number],
  unit: Unit<Value>,
  unless: Unless,
): Unit<Value | Unless> {
  const answer = yield* first(statements.elect, { kind, lock });
  return answer?.elected ? yield* unit : refuse(unless);
}
