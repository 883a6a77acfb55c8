import type { AccountId } from '@signet/server/ports';
import type { Kysely } from 'kysely';
import type { NoticeRow } from '../schema/notice-tables.ts';
import type { Tables } from '../schema/tables.ts';
import type { Dialect } from './dialect.ts';
import { query } from './query.ts';

export const noticeQueries = (db: Kysely<Tables>, { locks }: Dialect) => ({
  insertNotice: query((row: NoticeRow) =>
    db.insertInto('notices').values({
      id: row.id,
      rp: row.rp,
      account: row.account,
      time: row.time,
      kind: row.kind,
      data: row.data,
      read: row.read,
    }),
  ),
  noticesBefore: query((it: { account: AccountId; before: string; limit: number }) =>
    db
      .selectFrom('notices')
      .selectAll()
      .where('account', '=', it.account)
      .where('id', '<', it.before)
      .orderBy('id', 'desc')
      .limit(it.limit),
  ),
  countUnread: query((it: { account: AccountId }) =>
    db
      .selectFrom('notices')
      .select((from) => from.fn.countAll<number>().as('unread'))
      .where('account', '=', it.account)
      .where('read', 'is', null),
  ),
  readNotices: query((it: { account: AccountId; upTo: string; time: number }) =>
    db
      .updateTable('notices')
      .set({ read: it.time })
      .where('account', '=', it.account)
      .where('id', '<=', it.upTo)
      .where('read', 'is', null),
  ),
  /** At most `limit`, earliest first; those that another process removes just now are left to it. */
  deleteNotices: query((it: { before: number; limit: number }) =>
    db
      .deleteFrom('notices')
      .where('id', 'in', (from) =>
        from
          .selectFrom('notices')
          .select('id')
          .where('time', '<', it.before)
          .orderBy('time')
          .limit(it.limit)
          .$if(locks, (select) => select.forUpdate().skipLocked()),
      )
      .returning('id'),
  ),
});
