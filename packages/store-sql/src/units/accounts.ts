import type { AccountId, AccountRecord, RelyingPartyKey } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { accountOf, accountRow } from '../rows/account.ts';
import { passkeyRow } from '../rows/passkey.ts';
import { recoveryCodeRow } from '../rows/recovery.ts';
import { sessionRow } from '../rows/session.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { isLastOwner } from './administration.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* createAccount(
  q: Queries,
  {
    account,
    passkey,
    session,
    replaces,
    codes = [],
    invite = null,
    onlyOwner = false,
    ...telling
  }: UnitOf<'createAccount'>,
): Unit<AnswerOf<'createAccount'>> {
  if (!(yield* first(q.insertAccount, accountRow(account)))) return refuse(yield* whatIsTaken(q, account));
  if (!(yield* first(q.insertPasskey, passkeyRow(passkey)))) return refuse('credential_exists');
  if (
    invite !== null &&
    !(yield* first(q.useInvite, { id: invite, rp: account.rp, time: account.created, account: account.id }))
  )
    return refuse('invite_over');
  if (onlyOwner && !(yield* isLastOwner(q, accountRow(account)))) return refuse('invite_over');
  yield* all(q.recountPasskeys, { account: account.id });
  for (const code of codes) yield* all(q.insertCode, recoveryCodeRow(code));
  if (replaces) yield* all(q.endSession, { id: replaces });
  if (session) yield* all(q.insertSession, sessionRow(session));
  yield* tell(q, telling);
  return commit('created');
}

function* whatIsTaken(
  q: Queries,
  { rp, usernameFolded, externalId }: AccountRecord,
): Read<'username_taken' | 'external_id_taken'> {
  if (yield* usernameTaken(q, rp, usernameFolded)) return 'username_taken';
  if (externalId !== null && (yield* findAccountByExternalId(q, rp, externalId))) return 'external_id_taken';
  throw new Error('an account with that id or user handle exists');
}

export function* renameAccount(
  q: Queries,
  { account: id, username, usernameFolded, displayName, ...telling }: UnitOf<'renameAccount'>,
): Unit<AnswerOf<'renameAccount'>> {
  const account = yield* first(q.accountToChange, { id });
  if (account?.status !== 'active') return refuse('account_gone');
  const holder = yield* first(q.accountByUsername, { rp: account.rp, usernameFolded });
  if (holder && holder.id !== id) return refuse('username_taken');
  yield* all(q.renameAccount, { id, username, usernameFolded, displayName });
  yield* tell(q, telling);
  return commit('renamed');
}

export function* findAccount(q: Queries, id: AccountId): Read<AccountRecord | null> {
  const row = yield* first(q.account, { id });
  return row ? accountOf(row) : null;
}

export function* findAccountByExternalId(
  q: Queries,
  rp: RelyingPartyKey,
  externalId: string,
): Read<AccountRecord | null> {
  const row = yield* first(q.accountByExternalId, { rp, externalId });
  return row ? accountOf(row) : null;
}

export function* usernameTaken(q: Queries, rp: RelyingPartyKey, usernameFolded: string): Read<boolean> {
  return (yield* first(q.accountByUsername, { rp, usernameFolded })) !== undefined;
}
