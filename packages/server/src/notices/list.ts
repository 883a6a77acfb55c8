import type { NoticeList, Page } from '@signet/protocol';
import type { Caller, InSession } from '../caller/caller.ts';
import type { Services } from '../services.ts';

const pageLength = 30;

/** GET /v1/notices: what the account was told, latest first. */
export async function listNotices(
  { store }: Services,
  { session: { account } }: Caller & InSession,
  { before }: Page,
): Promise<NoticeList> {
  const [found, unread] = await Promise.all([
    store.listNotices(account.id, before ?? null, pageLength + 1),
    store.unreadNotices(account.id),
  ]);
  const notices = found.slice(0, pageLength).map(({ id, kind, time, data, read }) => ({
    id,
    kind,
    time: new Date(time).toISOString(),
    data,
    read: read !== null,
  }));
  return { notices, unread, next: found.length > pageLength ? (notices.at(-1)?.id ?? null) : null };
}
