import type { AccountId } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { joinedAccountOf } from '../rows/account.ts';
import { joinedRecoveryOf, recoveryCodeOf, recoveryCodeRow } from '../rows/recovery.ts';
import { cancelRecoveries } from './cancel-recoveries.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { confirm } from './record-use.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* makeCodes(
  q: Queries,
  { account, codes, use, ...telling }: UnitOf<'makeCodes'>,
): Unit<AnswerOf<'makeCodes'>> {
  const gone = yield* confirm(q, account, use);
  if (gone) return refuse(gone);
  yield* cancelRecoveries(q, account, use.time);
  yield* all(q.deleteCodes, { account });
  for (const code of codes) yield* all(q.insertCode, recoveryCodeRow(code));
  yield* all(q.switchRecovery, { account, off: 0 });
  yield* tell(q, telling);
  return commit('made');
}

export function* storedCodes(q: Queries, { account, time, ...telling }: UnitOf<'storedCodes'>): Unit<boolean> {
  yield* first(q.accountToChange, { id: account });
  const stored = yield* all(q.storeCodes, { account, time });
  if (stored.length > 0) yield* tell(q, telling);
  return commit(stored.length > 0);
}

export function* countCodes(q: Queries, account: AccountId): Read<AnswerOf<'countCodes'>> {
  const { left, stored } = (yield* first(q.countCodes, { account })) ?? { left: 0, stored: null };
  return { left, stored };
}

export function* findCode(q: Queries, hash: Uint8Array): Read<AnswerOf<'findCode'>> {
  const row = yield* first(q.codeByHash, { hash });
  if (!row) return null;
  return { code: recoveryCodeOf(row), account: joinedAccountOf(row), recovery: joinedRecoveryOf(row) };
}
