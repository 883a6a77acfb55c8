import type { NoticeData, NoticeKind } from '../ports/notice-records.ts';
import type { AccountRecord } from '../ports/records.ts';
import type { Telling } from '../ports/store.ts';
import type { Services } from '../services.ts';

/** What a unit writes beside its event so that the account's owner hears of it: a line of the feed. */
export function tellAccount(
  { clock, newId, rp }: Services,
  account: AccountRecord,
  kind: NoticeKind,
  data: NoticeData = {},
): Required<Pick<Telling, 'notices' | 'mail'>> {
  const notice = { id: newId(), rp: rp.id, account: account.id, time: clock(), kind, data, read: null };
  return { notices: [notice], mail: [] };
}
