import type { AccountId } from '@signet/server/ports';
import type { Kysely } from 'kysely';
import type { TotpRow } from '../schema/recovery-tables.ts';
import type { Tables } from '../schema/tables.ts';
import { query } from './query.ts';

export const totpQueries = (db: Kysely<Tables>) => ({
  totp: query((it: { account: AccountId }) => db.selectFrom('totp').selectAll().where('account', '=', it.account)),
  insertTotp: query((row: TotpRow) =>
    db.insertInto('totp').values({
      account: row.account,
      rp: row.rp,
      secret: row.secret,
      created: row.created,
      confirmed: row.confirmed,
      last_step: row.last_step,
    }),
  ),
  confirmTotp: query((it: { account: AccountId; time: number }) =>
    db.updateTable('totp').set({ confirmed: it.time }).where('account', '=', it.account),
  ),
  /** Answers a row unless that step, or a later one, was accepted before. */
  spendStep: query((it: { account: AccountId; step: number }) =>
    db
      .updateTable('totp')
      .set({ last_step: it.step })
      .where('account', '=', it.account)
      .where('last_step', '<', it.step)
      .returning('account'),
  ),
  deleteTotp: query((it: { account: AccountId }) =>
    db.deleteFrom('totp').where('account', '=', it.account).returning('account'),
  ),
});
