import type { AccountId, AccountRecord, PasskeyRecord } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { joinedAccountOf } from '../rows/account.ts';
import { eventRow } from '../rows/event.ts';
import { passkeyOf, passkeyRow } from '../rows/passkey.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { recordUse } from './record-use.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* addPasskey(q: Queries, { passkey, limit, event }: UnitOf<'addPasskey'>): Unit<AnswerOf<'addPasskey'>> {
  const account = yield* first(q.accountToChange, { id: passkey.account });
  if (account?.status !== 'active') return refuse('account_gone');
  const there = yield* all(q.statusOfPasskeys, { account: passkey.account });
  if (there.length >= limit) return refuse('too_many');
  if (!(yield* first(q.insertPasskey, passkeyRow(passkey)))) return refuse('credential_exists');
  yield* all(q.insertEvent, eventRow(event));
  return commit('added');
}

export function* renamePasskey(
  q: Queries,
  { account, passkey: id, label, event }: UnitOf<'renamePasskey'>,
): Unit<AnswerOf<'renamePasskey'>> {
  if (!(yield* first(q.renamePasskey, { id, account, label }))) return refuse('not_found');
  yield* all(q.insertEvent, eventRow(event));
  return commit('renamed');
}

/** The guard reads what the same transaction then deletes from: nobody is locked out by two deletions at once. */
export function* deletePasskey(
  q: Queries,
  { account, passkey: id, rpId, keepSession, use, event }: UnitOf<'deletePasskey'>,
): Unit<AnswerOf<'deletePasskey'>> {
  yield* first(q.accountToChange, { id: account });
  const gone = yield* recordUse(q, use);
  if (gone) return refuse(gone);
  const passkeys = yield* all(q.statusOfPasskeys, { account });
  if (!passkeys.some((it) => it.id === use.passkey)) return refuse('passkey_gone');
  if (!passkeys.some((it) => it.id === id)) return refuse('not_found');
  const others = passkeys.some((it) => it.id !== id && it.status === 'active' && it.rp_id === rpId);
  if (!others) return refuse('last_way_in');
  yield* all(q.endSessionsOfPasskey, { passkey: id, keep: keepSession });
  yield* all(q.deletePasskey, { id });
  yield* all(q.insertEvent, eventRow(event));
  return commit('deleted');
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
