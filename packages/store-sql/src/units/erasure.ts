import type { AccountId } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { isLastOwner } from './administration.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { recordUse } from './record-use.ts';
import { ask } from './standing.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

/** Who made an invite or a token stays written there, an id that leads nowhere: without one the operator made it. */
export function* eraseAccount(
  q: Queries,
  { account: id, use, guard, ...telling }: UnitOf<'eraseAccount'>,
): Unit<AnswerOf<'eraseAccount'>> {
  const account = yield* first(q.accountToChange, { id });
  if (!account || account.status === 'deleted') return refuse('not_found');
  const gone = use && (yield* recordUse(q, use, id));
  if (gone) return refuse(gone);
  const refusal = guard && (yield* ask(q, guard, id));
  if (refusal) return refuse(refusal);
  if (yield* isLastOwner(q, account)) return refuse('last_owner');
  yield* erase(q, id);
  yield* tell(q, telling);
  return commit('erased');
}

/** A sign-in holds its passkey: those on their way are over before the sessions are counted, and none follows. */
function* erase(q: Queries, account: AccountId): Read<void> {
  yield* all(q.statusOfPasskeys, { account });
  yield* all(q.eventsToErase, { account });
  yield* all(q.eraseEvents, { account });
  yield* all(q.forgetInvited, { account });
  yield* all(q.endSessionsOfAccount, { account });
  yield* all(q.deletePasskeys, { account });
  yield* all(q.deleteAccount, { id: account });
}
