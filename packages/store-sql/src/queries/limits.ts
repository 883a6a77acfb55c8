import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables.ts';
import { query } from './query.ts';

export const limitQueries = (db: Kysely<Tables>) => ({
  countUse: query((it: { key: string; expires: number }) =>
    db
      .insertInto('rate_limits')
      .values({ key: it.key, uses: 1, expires: it.expires })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((there) => ({ uses: there('rate_limits.uses', '+', 1) })),
      )
      .returning('uses'),
  ),
  /** At most `limit` of those that expired by then. */
  deleteUses: query((it: { before: number; limit: number }) =>
    db
      .deleteFrom('rate_limits')
      .where('key', 'in', (from) =>
        from
          .selectFrom('rate_limits')
          .select('key')
          .where('expires', '<=', it.before)
          .orderBy('expires')
          .limit(it.limit),
      )
      .returning('key'),
  ),
});
