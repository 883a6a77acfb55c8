import type { AdminTokenRecord, RelyingPartyKey } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { adminTokenOf, adminTokenRow } from '../rows/admin-token.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* addToken(q: Queries, { token, ...telling }: UnitOf<'addToken'>): Unit<void> {
  yield* all(q.insertAdminToken, adminTokenRow(token));
  yield* tell(q, telling);
  return commit(undefined);
}

export function* listTokens(q: Queries, rp: RelyingPartyKey, limit: number): Read<readonly AdminTokenRecord[]> {
  return (yield* all(q.latestAdminTokens, { rp, limit })).map(adminTokenOf);
}

export function* findToken(q: Queries, tokenHash: Uint8Array): Read<AdminTokenRecord | null> {
  const row = yield* first(q.adminTokenByHash, { tokenHash });
  return row ? adminTokenOf(row) : null;
}

export function* touchToken(q: Queries, { id, time }: UnitOf<'touchToken'>): Unit<void> {
  yield* all(q.touchAdminToken, { id, time });
  return commit(undefined);
}

export function* revokeToken(
  q: Queries,
  { rp, id, time, ...telling }: UnitOf<'revokeToken'>,
): Unit<AnswerOf<'revokeToken'>> {
  if (!(yield* first(q.revokeAdminToken, { rp, id, time }))) return refuse('not_found');
  yield* all(q.revokeInvitesOfToken, { token: id, time });
  yield* tell(q, telling);
  return commit('revoked');
}
