import type { KeyringRecord } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { eventRow } from '../rows/event.ts';
import { keyOf, keyringRow } from '../rows/operation.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

/** The row that the sweeper keeps its mark in. */
export const swept = 'spent_ceremonies';

export function* keys(q: Queries, purpose: string): Read<readonly KeyringRecord[]> {
  return (yield* all(q.keys, { purpose })).map(keyOf);
}

export function* addFirstKey(q: Queries, key: UnitOf<'addFirstKey'>): Unit<AnswerOf<'addFirstKey'>> {
  yield* all(q.insertFirstKey, keyringRow(key));
  return commit(yield* keys(q, key.purpose));
}

export function* spendCeremony(
  q: Queries,
  { nonce, expires }: UnitOf<'spendCeremony'>,
): Unit<AnswerOf<'spendCeremony'>> {
  // The mark last: from then on, until the commit, no sweeper of another process raises it.
  if (!(yield* first(q.insertSpent, { nonce, expires }))) return refuse('already_spent');
  const mark = yield* first(q.mark, { name: swept });
  return mark && expires <= mark.value ? refuse('swept') : commit('spent');
}

export function* sweepCeremonies(q: Queries, before: number, limit: number): Unit<number> {
  const removed = yield* all(q.deleteSpent, { before, limit });
  const highest = removed.reduce((top, { expires }) => Math.max(top, expires), 0);
  if (removed.length > 0) yield* all(q.raiseMark, { name: swept, value: highest });
  return commit(removed.length);
}

export function* appendEvent(q: Queries, event: UnitOf<'appendEvent'>): Unit<void> {
  yield* all(q.insertEvent, eventRow(event));
  return commit(undefined);
}
