import type { RelyingPartyKey, Role } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import type { AccountRow } from '../schema/tables.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

/** Each may do more than the one before. */
const ranks: readonly Role[] = ['member', 'admin', 'owner'];

export function* countOwners(q: Queries, rp: RelyingPartyKey): Read<number> {
  return (yield* first(q.countOwners, { rp }))?.owners ?? 0;
}

/**
 * Part of a unit that has the account's row locked. From here to its end the unit is the only one that takes an owner away:
 * each locks its account first and the relying party after it, so that two wait for one another and never in a circle.
 */
export function* isLastOwner(q: Queries, { rp, role, status }: AccountRow): Read<boolean> {
  if (role !== 'owner' || status !== 'active') return false;
  yield* first(q.relyingPartyToChange, { id: rp });
  return (yield* countOwners(q, rp)) <= 1;
}

/** Sessions end either way: a sign-in that was on its way may have opened one after the suspension ended them all. */
export function* setStatus(
  q: Queries,
  { account: id, status, time, ...telling }: UnitOf<'setStatus'>,
): Unit<AnswerOf<'setStatus'>> {
  const account = yield* first(q.accountToChange, { id });
  if (!account || account.status === 'deleted') return refuse('not_found');
  if (account.status === status) return refuse('unchanged');
  if (yield* isLastOwner(q, account)) return refuse('last_owner');
  yield* all(q.setStatus, { id, status });
  yield* all(q.endSessionsOfAccount, { account: id });
  yield* all(q.cancelRecoveries, { account: id, time });
  yield* tell(q, telling);
  return commit('set');
}

/** What was begun for less is not to become worth more: sessions end, and so do recoveries, whose codes others may hold. */
export function* setRole(
  q: Queries,
  { account: id, role, time, ...telling }: UnitOf<'setRole'>,
): Unit<AnswerOf<'setRole'>> {
  const account = yield* first(q.accountToChange, { id });
  if (!account || account.status === 'deleted') return refuse('not_found');
  if (account.role === role) return refuse('unchanged');
  if (yield* isLastOwner(q, account)) return refuse('last_owner');
  yield* all(q.setRole, { id, role });
  if (ranks.indexOf(role) > ranks.indexOf(account.role)) {
    yield* all(q.endSessionsOfAccount, { account: id });
    yield* all(q.cancelRecoveries, { account: id, time });
  }
  yield* tell(q, telling);
  return commit('set');
}
