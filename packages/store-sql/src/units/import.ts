import type { AccountRecord, PasskeyRecord } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { accountRow } from '../rows/account.ts';
import { passkeyRow } from '../rows/passkey.ts';
import { findAccount, findAccountByExternalId, usernameTaken } from './accounts.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { tell } from './tell.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

type Taken = Exclude<AnswerOf<'importAccounts'>, 'imported'>['taken'];

export function* importAccounts(
  q: Queries,
  { accounts, ...telling }: UnitOf<'importAccounts'>,
): Unit<AnswerOf<'importAccounts'>> {
  for (const [at, { account, passkeys }] of accounts.entries()) {
    const taken = yield* importOne(q, account, passkeys);
    if (taken) return refuse({ taken, at });
  }
  yield* tell(q, telling);
  return commit('imported');
}

function* importOne(q: Queries, account: AccountRecord, passkeys: readonly PasskeyRecord[]): Read<Taken | null> {
  if (!(yield* first(q.insertAccount, accountRow(account)))) return yield* whatIsTaken(q, account);
  for (const it of passkeys) if (!(yield* first(q.insertPasskey, passkeyRow(it)))) return 'credential';
  yield* all(q.recountPasskeys, { account: account.id });
  return null;
}

function* whatIsTaken(q: Queries, { id, rp, usernameFolded, externalId }: AccountRecord): Read<Taken> {
  if (yield* findAccount(q, id)) return 'account';
  if (yield* usernameTaken(q, rp, usernameFolded)) return 'username';
  if (externalId !== null && (yield* findAccountByExternalId(q, rp, externalId))) return 'external_id';
  return 'user_handle';
}
