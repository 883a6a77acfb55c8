import type { AccountId, TotpRecord } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { totpOf, totpRow } from '../rows/recovery.ts';
import { cancelRecoveries } from './cancel-recoveries.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { confirm } from './record-use.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* findTotp(q: Queries, account: AccountId): Read<TotpRecord | null> {
  const row = yield* first(q.totp, { account });
  return row ? totpOf(row) : null;
}

export function* putTotp(q: Queries, { totp, use, ...telling }: UnitOf<'putTotp'>): Unit<AnswerOf<'putTotp'>> {
  const { account } = totp;
  const gone = yield* confirm(q, account, use);
  if (gone) return refuse(gone);
  const there = yield* findTotp(q, account);
  if (there && there.confirmed !== null) return refuse('there');
  if (there) yield* all(q.deleteTotp, { account });
  yield* all(q.insertTotp, totpRow(totp));
  yield* tell(q, telling);
  return commit('put');
}

export function* confirmTotp(
  q: Queries,
  { account, step, time, ...telling }: UnitOf<'confirmTotp'>,
): Unit<AnswerOf<'confirmTotp'>> {
  yield* first(q.accountToChange, { id: account });
  const there = yield* findTotp(q, account);
  if (!there || there.confirmed !== null) return refuse('gone');
  if (!(yield* first(q.spendStep, { account, step }))) return refuse('spent');
  yield* all(q.confirmTotp, { account, time });
  yield* tell(q, telling);
  return commit('confirmed');
}

export function* removeTotp(
  q: Queries,
  { account, use, ...telling }: UnitOf<'removeTotp'>,
): Unit<AnswerOf<'removeTotp'>> {
  const gone = yield* confirm(q, account, use);
  if (gone) return refuse(gone);
  if (!(yield* first(q.deleteTotp, { account }))) return refuse('not_found');
  yield* cancelRecoveries(q, account, use.time);
  yield* tell(q, telling);
  return commit('removed');
}

/** Part of a unit that holds the account's row: spends a time step of a confirmed secret. False: it is spent, or there is no secret. */
export function* spendStep(q: Queries, account: AccountId, step: number): Read<boolean> {
  const there = yield* findTotp(q, account);
  if (!there || there.confirmed === null) return false;
  return (yield* first(q.spendStep, { account, step })) !== undefined;
}
