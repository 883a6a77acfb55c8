import { adminActions } from '@signet/protocol';
import type { AdminAccountChange, AdminDone } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import type { Services } from '../../services.ts';
import { adminEvent } from '../event.ts';
import { beginChange } from './begin-change.ts';
import { doneTo } from './find.ts';

/**
 * POST /admin/v1/account/sessions/end: signs the account out everywhere.
 * @throws SignetProblem those of beginChange
 */
export async function endSessions(
  services: Services,
  caller: Caller & AsAdministrator,
  body: AdminAccountChange,
): Promise<AdminDone> {
  const { account, confirmed } = await beginChange(services, caller, adminActions.endSessions, body);
  const event = adminEvent(services, caller, confirmed, { type: 'session.ended', subject: account.id });
  await services.store.endSessions({ account: account.id, which: { except: null }, event });
  return await doneTo(services, account.id);
}
