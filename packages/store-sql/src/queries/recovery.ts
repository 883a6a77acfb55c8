import type { Kysely } from 'kysely';
import type { RecoveryCodeRow } from '../schema/recovery-tables.ts';
import type { Tables } from '../schema/tables.ts';
import { query } from './query.ts';

export const recoveryQueries = (db: Kysely<Tables>) => ({
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
});
