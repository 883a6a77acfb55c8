import type { RelyingPartyKey } from '@signet/server/ports';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { MailRow } from '../schema/notice-tables.ts';
import type { Tables } from '../schema/tables.ts';
import type { Dialect } from './dialect.ts';
import { query } from './query.ts';

/** As the indexes say it. */
const waiting = sql<boolean>`sent is null and failed is null`;
const over = sql<boolean>`(sent is not null or failed is not null)`;

export const outboxQueries = (db: Kysely<Tables>, { locks }: Dialect) => ({
  insertMail: query((row: MailRow) =>
    db.insertInto('outbox').values({
      id: row.id,
      rp: row.rp,
      account: row.account,
      recipient: row.recipient,
      kind: row.kind,
      subject: row.subject,
      text: row.text,
      created: row.created,
      attempts: row.attempts,
      next_attempt: row.next_attempt,
      sent: row.sent,
      failed: row.failed,
    }),
  ),
  /**
   * At most `limit`, those first that have been due for longest. What another process takes just now is left to it. A table
   * of its own, and not a condition: PostgreSQL may ask a condition more than once, and would take more with each.
   */
  claimMail: query((it: { rp: RelyingPartyKey; now: number; until: number; limit: number }) =>
    db
      .with('due', (from) =>
        from
          .selectFrom('outbox')
          .select('id')
          .where(waiting)
          .where('rp', '=', it.rp)
          .where('next_attempt', '<=', it.now)
          .orderBy('next_attempt')
          .orderBy('id')
          .limit(it.limit)
          .$if(locks, (select) => select.forUpdate().skipLocked()),
      )
      .updateTable('outbox')
      .set((to) => ({ attempts: to('attempts', '+', 1), next_attempt: it.until }))
      .where('id', 'in', (from) => from.selectFrom('due').select('id'))
      .returningAll(),
  ),
  sentMail: query((it: { id: string; time: number }) =>
    db.updateTable('outbox').set({ sent: it.time }).where('id', '=', it.id).where(waiting),
  ),
  failedMail: query((it: { id: string; time: number }) =>
    db.updateTable('outbox').set({ failed: it.time }).where('id', '=', it.id).where(waiting),
  ),
  postponedMail: query((it: { id: string; time: number }) =>
    db.updateTable('outbox').set({ next_attempt: it.time }).where('id', '=', it.id).where(waiting),
  ),
  latestMail: query((it: { rp: RelyingPartyKey; limit: number }) =>
    db.selectFrom('outbox').selectAll().where('rp', '=', it.rp).orderBy('id', 'desc').limit(it.limit),
  ),
  /** At most `limit`, earliest first; those that another process removes just now are left to it. */
  deleteMail: query((it: { before: number; limit: number }) =>
    db
      .deleteFrom('outbox')
      .where('id', 'in', (from) =>
        from
          .selectFrom('outbox')
          .select('id')
          .where(over)
          .where('created', '<', it.before)
          .orderBy('created')
          .limit(it.limit)
          .$if(locks, (select) => select.forUpdate().skipLocked()),
      )
      .returning('id'),
  ),
});
