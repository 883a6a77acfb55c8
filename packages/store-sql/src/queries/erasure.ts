import type { AccountId } from '@signet/server/ports';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables.ts';
import type { Dialect } from './dialect.ts';
import { query } from './query.ts';

export const erasureQueries = (db: Kysely<Tables>, { locks }: Dialect) => {
  /** In which the account acted, or that are about it or its passkeys, deleted ones too; each way by its own index. */
  const eventsOf = (account: AccountId) =>
    db
      .selectFrom('events')
      .select('id')
      .where('actor', '=', account)
      .unionAll(db.selectFrom('events').select('id').where('subject', '=', account))
      .unionAll(
        db
          .selectFrom('passkeys')
          .innerJoin('events', 'events.subject', 'passkeys.id')
          .select('events.id')
          .where('passkeys.account', '=', account),
      )
      .unionAll(
        db
          .selectFrom('events as deletions')
          .innerJoin('events', 'events.subject', 'deletions.subject')
          .select('events.id')
          .where('deletions.actor', '=', account)
          .where('deletions.type', '=', 'passkey.deleted'),
      );
  return {
    /** In the order in which the sealer locks them, so that the two wait for one another and never in a circle. */
    eventsToErase: query((it: { account: AccountId }) =>
      db
        .selectFrom('events')
        .select('id')
        .where('id', 'in', eventsOf(it.account))
        .$if(locks, (select) => select.orderBy('id').forNoKeyUpdate()),
    ),
    /** One that waits for the sealer keeps its salt: sealed without one it would get another, and look whole. */
    eraseEvents: query((it: { account: AccountId }) =>
      db
        .updateTable('events')
        .set(({ case: when, ref }) => ({
          actor: null,
          subject: null,
          ip: null,
          agent: null,
          data: '{}',
          salt: when().when('seq', 'is', null).then(ref('salt')).else(sql<null>`null`).end(),
        }))
        .where('id', 'in', eventsOf(it.account)),
    ),
    /** The note names a person. */
    forgetInvited: query((it: { account: AccountId }) =>
      db.updateTable('invites').set({ note: '', used_by: null }).where('used_by', '=', it.account),
    ),
    deletePasskeys: query((it: { account: AccountId }) => db.deleteFrom('passkeys').where('account', '=', it.account)),
    /** With what the schema says that goes with it. */
    deleteAccount: query((it: { id: AccountId }) => db.deleteFrom('accounts').where('id', '=', it.id)),
  };
};
