import type { RelyingPartyKey } from '@signet/server/ports';
import type { Kysely } from 'kysely';
import type { RelyingPartyRow, Tables } from '../schema/tables.ts';
import type { Dialect } from './dialect.ts';
import { query } from './query.ts';

export const relyingPartyQueries = (db: Kysely<Tables>, { locks }: Dialect) => ({
  putRelyingParty: query((row: RelyingPartyRow) => {
    const { rp_id, name, origins, former_rp_ids } = row;
    return db
      .insertInto('relying_parties')
      .values({ id: row.id, rp_id, name, origins, former_rp_ids, policy: row.policy, created: row.created })
      .onConflict((it) => it.column('id').doUpdateSet({ rp_id, name, origins, former_rp_ids }));
  }),
  putRelyingPartyWithPolicy: query((row: RelyingPartyRow) => {
    const { rp_id, name, origins, former_rp_ids, policy } = row;
    const change = { rp_id, name, origins, former_rp_ids, policy };
    return db
      .insertInto('relying_parties')
      .values({ id: row.id, ...change, created: row.created })
      .onConflict((it) => it.column('id').doUpdateSet(change));
  }),
  relyingParty: query((it: { id: RelyingPartyKey }) =>
    db.selectFrom('relying_parties').selectAll().where('id', '=', it.id),
  ),
  /** The same for a unit that decides by its policy. Not against key shares, which every row that refers to it takes. */
  relyingPartyToChange: query((it: { id: RelyingPartyKey }) =>
    db
      .selectFrom('relying_parties')
      .selectAll()
      .where('id', '=', it.id)
      .$if(locks, (select) => select.forNoKeyUpdate()),
  ),
  relyingParties: query(() => db.selectFrom('relying_parties').selectAll().orderBy('id')),
  setPolicy: query((it: { id: RelyingPartyKey; policy: string }) =>
    db.updateTable('relying_parties').set({ policy: it.policy }).where('id', '=', it.id),
  ),
});
