import { composeMail } from '../mail/compose.ts';
import type { NoticeData, NoticeKind } from '../ports/notice-records.ts';
import type { AccountRecord } from '../ports/records.ts';
import type { Telling } from '../ports/store.ts';
import type { Services } from '../services.ts';

/**
 * What a unit writes beside its event so that the account's owner hears of it: a line of the feed and, where messages are
 * sent and the account has an address, one to it. Whether that arrives is nobody's wait: the outbox is worked off later.
 */
export function tellAccount(
  services: Services,
  account: AccountRecord,
  kind: NoticeKind,
  data: NoticeData = {},
): Required<Pick<Telling, 'notices' | 'mail'>> {
  const { clock, newId, rp } = services;
  const { id, email } = account;
  const notice = { id: newId(), rp: rp.id, account: id, time: clock(), kind, data, read: null };
  const mail = services.mail && email !== null ? [composeMail(services, { account: id, to: email, kind, data })] : [];
  return { notices: [notice], mail };
}
