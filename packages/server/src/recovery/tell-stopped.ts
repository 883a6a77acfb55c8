import { tellAccount } from '../notices/tell-account.ts';
import { tellTogether } from '../notices/tell-together.ts';
import type { NoticeKind } from '../ports/notice-records.ts';
import type { AccountRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';

/** What a unit tells that takes a way back away, and with it stops the recovery that is open, if there is one. */
export async function tellStopped(
  services: Services,
  account: AccountRecord,
  kind: NoticeKind,
): Promise<ReturnType<typeof tellAccount>> {
  const { store, clock } = services;
  const open = await store.openRecovery(account.id, clock());
  const stopped = open ? [tellAccount(services, account, 'recovery.cancelled')] : [];
  return tellTogether(...stopped, tellAccount(services, account, kind));
}
