import type { Queries } from '../queries/all.ts';
import { eventRow } from '../rows/event.ts';
import { keyringRow } from '../rows/operation.ts';
import { swept } from './operation.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Unit } from './unit.ts';

export function* rotateKey(
  q: Queries,
  { current, retires, key, event }: UnitOf<'rotateKey'>,
): Unit<AnswerOf<'rotateKey'>> {
  if (!(yield* first(q.endKey, { id: current, purpose: key.purpose, retires }))) return refuse('not_current');
  yield* all(q.insertKey, keyringRow(key));
  if (event) yield* all(q.insertEvent, eventRow(event));
  return commit('rotated');
}

export function* retireKeys(q: Queries, { keys, time, events }: UnitOf<'retireKeys'>): Unit<void> {
  for (const key of keys) {
    yield* all(q.endKeys, { purpose: key.purpose, retires: 0 });
    yield* all(q.insertKey, keyringRow(key));
  }
  yield* all(q.forgetMark, { name: swept });
  yield* all(q.cancelEveryRecovery, { time });
  yield* all(q.endEveryRecoverySession, {});
  for (const event of events) yield* all(q.insertEvent, eventRow(event));
  return commit(undefined);
}
