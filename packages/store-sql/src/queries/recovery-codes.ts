import type { AccountId, RecoveryId } from '@signet/server/ports';
import type { Kysely } from 'kysely';
import { joinedAccount } from '../rows/account.ts';
import type { JoinedAccount } from '../rows/account.ts';
import { joinedRecovery } from '../rows/recovery.ts';
import type { JoinedRecovery } from '../rows/recovery.ts';
import type { RecoveryCodeRow } from '../schema/recovery-tables.ts';
import type { Tables } from '../schema/tables.ts';
import { query } from './query.ts';

export const recoveryCodeQueries = (db: Kysely<Tables>) => ({
  insertCode: query((row: RecoveryCodeRow) =>
    db.insertInto('recovery_codes').values({
      hash: row.hash,
      rp: row.rp,
      account: row.account,
      created: row.created,
      stored: row.stored,
      used: row.used,
      recovery: row.recovery,
    }),
  ),
  /** With its account, and the recovery that it started. */
  codeByHash: query((it: { hash: Uint8Array }) =>
    db
      .selectFrom('recovery_codes')
      .innerJoin('accounts', 'accounts.id', 'recovery_codes.account')
      .leftJoin('recoveries', 'recoveries.id', 'recovery_codes.recovery')
      .selectAll('recovery_codes')
      .select(joinedAccount)
      .select(joinedRecovery)
      .where('recovery_codes.hash', '=', it.hash)
      .$castTo<RecoveryCodeRow & JoinedAccount & JoinedRecovery>(),
  ),
  /** Answers a row unless it was used before, or is another account's. */
  spendCode: query((it: { hash: Uint8Array; account: AccountId; time: number; recovery: RecoveryId }) =>
    db
      .updateTable('recovery_codes')
      .set({ used: it.time, recovery: it.recovery })
      .where('hash', '=', it.hash)
      .where('account', '=', it.account)
      .where('used', 'is', null)
      .returning('hash'),
  ),
  storeCodes: query((it: { account: AccountId; time: number }) =>
    db
      .updateTable('recovery_codes')
      .set({ stored: it.time })
      .where('account', '=', it.account)
      .where('stored', 'is', null)
      .returning('hash'),
  ),
  /** Those that are not used. */
  countCodes: query((it: { account: AccountId }) =>
    db
      .selectFrom('recovery_codes')
      .select((from) => [from.fn.countAll<number>().as('left'), from.fn.min<number | null>('stored').as('stored')])
      .where('account', '=', it.account)
      .where('used', 'is', null),
  ),
  deleteCodes: query((it: { account: AccountId }) => db.deleteFrom('recovery_codes').where('account', '=', it.account)),
});
