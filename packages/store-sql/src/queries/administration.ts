import type { AccountId, AccountStatus, RelyingPartyKey, Role } from '@signet/server/ports';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables.ts';
import { query } from './query.ts';

export const administrationQueries = (db: Kysely<Tables>) => ({
  /** Active ones. The role stands in the text: an index holds owners alone. */
  countOwners: query((it: { rp: RelyingPartyKey }) =>
    db
      .selectFrom('accounts')
      .select((from) => from.fn.countAll<number>().as('owners'))
      .where('rp', '=', it.rp)
      .where(sql<boolean>`role = 'owner'`)
      .where('status', '=', 'active'),
  ),
  setStatus: query((it: { id: AccountId; status: AccountStatus }) =>
    db.updateTable('accounts').set({ status: it.status }).where('id', '=', it.id),
  ),
  setRole: query((it: { id: AccountId; role: Role }) =>
    db.updateTable('accounts').set({ role: it.role }).where('id', '=', it.id),
  ),
  setEmail: query((it: { id: AccountId; email: string | null }) =>
    db.updateTable('accounts').set({ email: it.email }).where('id', '=', it.id),
  ),
});
