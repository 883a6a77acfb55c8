import type { Telling } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { eventRow } from '../rows/event.ts';
import { mailRow, noticeRow } from '../rows/notice.ts';
import { all } from './unit.ts';
import type { Read } from './unit.ts';

/** Part of a unit: writes what those who look on are told of it. */
export function* tell(q: Queries, { event, notices = [], mail = [] }: Telling): Read<void> {
  yield* all(q.insertEvent, eventRow(event));
  for (const it of notices) yield* all(q.insertNotice, noticeRow(it));
  for (const it of mail) yield* all(q.insertMail, mailRow(it));
}
