import type { Caller } from '../caller/caller.ts';
import { eventOf } from '../audit/event.ts';
import { findRecoverySession, findSession } from '../sessions/find-session.ts';
import type { Services } from '../services.ts';

/** POST /v1/sign-out: ends this browser's session, one for a recovery too; having none is no fault. */
export async function signOut(services: Services, caller: Caller): Promise<Record<string, never>> {
  const live = (await findSession(services, caller.cookies)) ?? (await findRecoverySession(services, caller.cookies));
  if (live) {
    const { record, account } = live;
    const event = eventOf(services, caller, { type: 'session.ended', actor: account.id, subject: record.id });
    await services.store.endSession({ session: record.id, event });
  }
  caller.cookies.clearSession();
  return {};
}
