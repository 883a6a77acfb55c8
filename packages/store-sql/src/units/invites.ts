import type { InviteRecord, RelyingPartyKey } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { inviteOf, inviteRow } from '../rows/invite.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* addInvite(q: Queries, { invite, ...telling }: UnitOf<'addInvite'>): Unit<void> {
  yield* all(q.insertInvite, inviteRow(invite));
  yield* tell(q, telling);
  return commit(undefined);
}

export function* listInvites(q: Queries, rp: RelyingPartyKey, limit: number): Read<readonly InviteRecord[]> {
  return (yield* all(q.latestInvites, { rp, limit })).map(inviteOf);
}

export function* findInvite(q: Queries, tokenHash: Uint8Array): Read<InviteRecord | null> {
  const row = yield* first(q.inviteByToken, { tokenHash });
  return row ? inviteOf(row) : null;
}

export function* revokeInvite(
  q: Queries,
  { rp, id, time, ...telling }: UnitOf<'revokeInvite'>,
): Unit<AnswerOf<'revokeInvite'>> {
  if (!(yield* first(q.revokeInvite, { rp, id, time }))) return refuse('not_found');
  yield* tell(q, telling);
  return commit('revoked');
}
