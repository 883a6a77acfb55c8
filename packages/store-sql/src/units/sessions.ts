import type { AccountId, SessionRecord } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { joinedAccountOf } from '../rows/account.ts';
import { raisedRow, sessionOf, sessionRow } from '../rows/session.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { recordUse } from './record-use.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* recordSignIn(
  q: Queries,
  { use, session, replaces, ...telling }: UnitOf<'recordSignIn'>,
): Unit<AnswerOf<'recordSignIn'>> {
  const gone = yield* recordUse(q, use);
  if (gone) return refuse(gone);
  if (replaces) yield* all(q.endSession, { id: replaces });
  yield* all(q.insertSession, sessionRow(session));
  yield* tell(q, telling);
  return commit('recorded');
}

export function* recordConfirmation(q: Queries, { use, ...telling }: UnitOf<'recordUse'>): Unit<AnswerOf<'recordUse'>> {
  const gone = yield* recordUse(q, use);
  if (gone) return refuse(gone);
  yield* tell(q, telling);
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
export function* endSession(q: Queries, { session, ...telling }: UnitOf<'endSession'>): Unit<void> {
  if (yield* first(q.endSession, { id: session })) yield* tell(q, telling);
  return commit(undefined);
}

export function* listSessions(q: Queries, account: AccountId): Read<readonly SessionRecord[]> {
  return (yield* all(q.sessionsOfAccount, { account })).map(sessionOf);
}

export function* endSessions(q: Queries, { account, which, ...telling }: UnitOf<'endSessions'>): Unit<number> {
  const ended = yield* endThose(q, account, which);
  if (ended.length > 0) yield* tell(q, telling);
  return commit(ended.length);
}

function* endThose(q: Queries, account: AccountId, which: UnitOf<'endSessions'>['which']): Read<readonly unknown[]> {
  if ('only' in which) return yield* all(q.endSessionOfAccount, { account, id: which.only });
  if (which.except === null) return yield* all(q.endSessionsOfAccount, { account });
  return yield* all(q.endOtherSessions, { account, keep: which.except });
}

export function* raiseSession(
  q: Queries,
  { session: id, use, change, ...telling }: UnitOf<'raiseSession'>,
): Unit<AnswerOf<'raiseSession'>> {
  const gone = yield* recordUse(q, use);
  if (gone) return refuse(gone);
  if (!(yield* first(q.raiseSession, { id, confirmedBy: use.passkey, ...raisedRow(change) }))) {
    return refuse('session_gone');
  }
  yield* tell(q, telling);
  return commit('raised');
}
