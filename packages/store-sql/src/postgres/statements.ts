import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { query } from '../queries/query.ts';
import type { Tables } from '../schema/tables.ts';

export type Statements = ReturnType<typeof compileStatements>;

/** What only PostgreSQL is asked. */
export const compileStatements = (db: Kysely<Tables>) => ({
  /** Whether this process is the one that does it, until its transaction ends. */
  elect: query((it: { kind: number; lock: number }) => ({
    compile: () =>
      sql<{ elected: boolean }>`select pg_try_advisory_xact_lock(${it.kind}, ${it.lock}) as elected`.compile(db),
  })),
  /** The highest expiry of those that the sweeper removes next. */
  highestToSweep: query((it: { before: number; limit: number }) =>
    db
      .selectFrom((from) =>
        from
          .selectFrom('spent_ceremonies')
          .select('expires')
          .where('expires', '<=', it.before)
          .orderBy('expires')
          .limit(it.limit)
          .as('due'),
      )
      .select((due) => due.fn.max<number | null>('expires').as('highest')),
  ),
  /**
   * Waits until every spend in flight is over, for each has read the mark, and lets none begin until the transaction ends. A
   * lock of the ceremonies' own table would have them wait behind its vacuum.
   */
  holdSpending: query(() => ({
    compile: () => sql<never>`lock table marks in access exclusive mode`.compile(db),
  })),
});
