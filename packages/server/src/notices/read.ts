import type { Done, NoticesRead } from '@signet/protocol';
import type { Caller, InSession } from '../caller/caller.ts';
import type { Services } from '../services.ts';

/** POST /v1/notices/read: the notice of that id, and all before it, were seen. */
export async function readNotices(
  { store, clock }: Services,
  { session: { account } }: Caller & InSession,
  { upTo }: NoticesRead,
): Promise<Done> {
  await store.readNotices({ account: account.id, upTo, time: clock() });
  return {};
}
