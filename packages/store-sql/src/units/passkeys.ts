import type { AccountId, AccountRecord, PasskeyRecord } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { joinedAccountOf } from '../rows/account.ts';
import { passkeyOf, passkeyRow } from '../rows/passkey.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { confirm } from './record-use.ts';
import { forgetWaysBack } from './recovery.ts';
import { ask } from './standing.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* addPasskey(
  q: Queries,
  { passkey, limit, ...telling }: UnitOf<'addPasskey'>,
): Unit<AnswerOf<'addPasskey'>> {
  const account = yield* first(q.accountToChange, { id: passkey.account });
  if (account?.status !== 'active') return refuse('account_gone');
  const there = yield* all(q.statusOfPasskeys, { account: passkey.account });
  if (there.length >= limit) return refuse('too_many');
  if (!(yield* first(q.insertPasskey, passkeyRow(passkey)))) return refuse('credential_exists');
  yield* all(q.recountPasskeys, { account: passkey.account });
  yield* tell(q, telling);
  return commit('added');
}

export function* renamePasskey(
  q: Queries,
  { account, passkey: id, label, ...telling }: UnitOf<'renamePasskey'>,
): Unit<AnswerOf<'renamePasskey'>> {
  if (!(yield* first(q.renamePasskey, { id, account, label }))) return refuse('not_found');
  yield* tell(q, telling);
  return commit('renamed');
}

/** The guard reads what the same transaction then deletes from: nobody is locked out by two deletions at once. */
export function* deletePasskey(
  q: Queries,
  { account, passkey: id, guard, keepSession, forgets = false, use, ...telling }: UnitOf<'deletePasskey'>,
): Unit<AnswerOf<'deletePasskey'>> {
  const gone = yield* confirm(q, account, use);
  if (gone) return refuse(gone);
  if (!(yield* all(q.statusOfPasskeys, { account })).some((it) => it.id === id)) return refuse('not_found');
  const refusal = yield* ask(q, guard, account);
  if (refusal) return refuse(refusal);
  yield* all(q.endSessionsOfPasskey, { passkey: id, keep: keepSession });
  yield* all(q.deletePasskey, { id });
  if (forgets) yield* forgetWaysBack(q, account, use.time);
  yield* all(q.recountPasskeys, { account });
  yield* tell(q, telling);
  return commit('deleted');
}

export function* suspectPasskey(
  q: Queries,
  { passkey: id, ...telling }: UnitOf<'suspectPasskey'>,
): Unit<AnswerOf<'suspectPasskey'>> {
  if (!(yield* first(q.suspectPasskey, { id }))) return refuse('unchanged');
  yield* all(q.endSessionsOfPasskey, { passkey: id, keep: null });
  yield* tell(q, telling);
  return commit('suspected');
}

export function* restorePasskey(
  q: Queries,
  { account, passkey: id, use, time, ...telling }: UnitOf<'restorePasskey'>,
): Unit<AnswerOf<'restorePasskey'>> {
  const gone = use && (yield* confirm(q, account, use));
  if (gone) return refuse(gone);
  if (!(yield* first(q.restorePasskey, { id, account, time }))) return refuse('not_found');
  yield* tell(q, telling);
  return commit('restored');
}

/** Under the account's row: a guard that counts on the passkey is over, or sees it revoked. */
export function* revokePasskey(
  q: Queries,
  { account, passkey: id, ...telling }: UnitOf<'revokePasskey'>,
): Unit<AnswerOf<'revokePasskey'>> {
  yield* first(q.accountToChange, { id: account });
  if (!(yield* first(q.revokePasskey, { id, account }))) return refuse('not_found');
  yield* all(q.endSessionsOfPasskey, { passkey: id, keep: null });
  yield* all(q.recountPasskeys, { account });
  yield* tell(q, telling);
  return commit('revoked');
}

export function* findCredential(
  q: Queries,
  rpId: string,
  credentialId: Uint8Array,
): Read<{ passkey: PasskeyRecord; account: AccountRecord } | null> {
  const row = yield* first(q.passkeyByCredential, { rpId, credentialId });
  return row ? { passkey: passkeyOf(row), account: joinedAccountOf(row) } : null;
}

export function* listPasskeys(q: Queries, account: AccountId): Read<readonly PasskeyRecord[]> {
  return (yield* all(q.passkeysOfAccount, { account })).map(passkeyOf);
}
