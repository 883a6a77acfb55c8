import type { Queries } from '../queries/all.ts';
import { joinedAccountOf } from '../rows/account.ts';
import { eventRow } from '../rows/event.ts';
import { sessionOf, sessionRow } from '../rows/session.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { recordUse } from './record-use.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* recordSignIn(
  q: Queries,
  { use, session, replaces, event }: UnitOf<'recordSignIn'>,
): Unit<AnswerOf<'recordSignIn'>> {
  const gone = yield* recordUse(q, use);
  if (gone) return refuse(gone);
  if (replaces) yield* all(q.endSession, { id: replaces });
  yield* all(q.insertSession, sessionRow(session));
  yield* all(q.insertEvent, eventRow(event));
  return commit('recorded');
}

export function* recordConfirmation(q: Queries, { use, event }: UnitOf<'recordUse'>): Unit<AnswerOf<'recordUse'>> {
  const gone = yield* recordUse(q, use);
  if (gone) return refuse(gone);
  yield* all(q.insertEvent, eventRow(event));
  return commit('recorded');
}

export function* findSession(q: Queries, tokenHash: Uint8Array): Read<AnswerOf<'findSession'>> {
  const row = yield* first(q.sessionByToken, { tokenHash });
  return row ? { session: sessionOf(row), account: joinedAccountOf(row) } : null;
}

export function* touchSession(q: Queries, { session, lastSeen }: UnitOf<'touchSession'>): Unit<void> {
  yield* all(q.touchSession, { id: session, lastSeen });
  return commit(undefined);
}

/** Nobody acts here: it is no event. */
export function* sweepSessions(q: Queries, before: number, limit: number): Unit<number> {
  return commit((yield* all(q.deleteEndedSessions, { before, limit })).length);
}

/** A session that has ended already is no event. */
export function* endSession(q: Queries, { session, event }: UnitOf<'endSession'>): Unit<void> {
  if (yield* first(q.endSession, { id: session })) yield* all(q.insertEvent, eventRow(event));
  return commit(undefined);
}
