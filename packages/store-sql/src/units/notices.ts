import type { AccountId, NoticeRecord } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { noticeOf } from '../rows/notice.ts';
import { afterAll } from './latest-first.ts';
import type { UnitOf } from './port.ts';
import { all, commit, first } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* listNotices(
  q: Queries,
  account: AccountId,
  before: string | null,
  limit: number,
): Read<readonly NoticeRecord[]> {
  return (yield* all(q.noticesBefore, { account, before: before ?? afterAll, limit })).map(noticeOf);
}

export function* unreadNotices(q: Queries, account: AccountId): Read<number> {
  return (yield* first(q.countUnread, { account }))?.unread ?? 0;
}

export function* readNotices(q: Queries, { account, upTo, time }: UnitOf<'readNotices'>): Unit<void> {
  yield* all(q.readNotices, { account, upTo, time });
  return commit(undefined);
}

export function* sweepNotices(q: Queries, before: number, limit: number): Unit<number> {
  return commit((yield* all(q.deleteNotices, { before, limit })).length);
}
