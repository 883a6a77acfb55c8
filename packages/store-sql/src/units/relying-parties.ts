import { isDeepStrictEqual } from 'node:util';
import type { RelyingPartyKey, RelyingPartyRecord } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { toJson } from '../rows/json.ts';
import { relyingPartyOf, relyingPartyRow } from '../rows/operation.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* putRelyingParty(q: Queries, { rp, policy }: UnitOf<'putRelyingParty'>): Unit<void> {
  const put = policy === 'replace' ? q.putRelyingPartyWithPolicy : q.putRelyingParty;
  yield* all(put, relyingPartyRow(rp));
  return commit(undefined);
}

export function* setPolicy(
  q: Queries,
  { rp: id, policy, replaces, ...telling }: UnitOf<'setPolicy'>,
): Unit<AnswerOf<'setPolicy'>> {
  const row = yield* first(q.relyingPartyToChange, { id });
  // As the store would hold it: members without a value are none.
  if (!row || !isDeepStrictEqual(JSON.parse(row.policy), JSON.parse(toJson(replaces)))) return refuse('outdated');
  yield* all(q.setPolicy, { id, policy: toJson(policy) });
  yield* tell(q, telling);
  return commit('set');
}

export function* relyingParty(q: Queries, id: RelyingPartyKey): Read<RelyingPartyRecord | null> {
  const row = yield* first(q.relyingParty, { id });
  return row ? relyingPartyOf(row) : null;
}

export function* relyingParties(q: Queries): Read<readonly RelyingPartyRecord[]> {
  return (yield* all(q.relyingParties, {})).map(relyingPartyOf);
}
