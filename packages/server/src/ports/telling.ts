import type { MailRecord, NoticeRecord } from './notice-records.ts';
import type { EventRecord } from './records.ts';

/** What a unit writes for those who look on: a row of the audit log, lines of feeds, messages in the outbox. */
export interface Telling {
  readonly event: EventRecord;
  readonly notices?: readonly NoticeRecord[];
  readonly mail?: readonly MailRecord[];
}
