import type { Queries } from '../queries/all.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { recordUse } from './record-use.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Unit } from './unit.ts';

export function* setEmail(
  q: Queries,
  { account: id, email, replaces, use, ...telling }: UnitOf<'setEmail'>,
): Unit<AnswerOf<'setEmail'>> {
  const account = yield* first(q.accountToChange, { id });
  const gone = use && (yield* recordUse(q, use, id));
  if (gone) return refuse(gone);
  if (account?.status !== 'active') return refuse('account_gone');
  if (replaces !== undefined && account.email !== replaces) return refuse('outdated');
  yield* all(q.setEmail, { id, email });
  yield* tell(q, telling);
  return commit('set');
}
