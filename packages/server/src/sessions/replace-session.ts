import { eventOf } from '../audit/event.ts';
import type { Caller } from '../caller/caller.ts';
import { StorageUnavailable } from '../ports/store.ts';
import type { Services } from '../services.ts';
import { findSession } from './find-session.ts';
import type { NewSession } from './new-session.ts';

/**
 * Puts a new session, stored already, in place of whatever session the browser came with, which ends: a token that
 * somebody planted there is never raised to a signed-in one.
 */
export async function replaceSession(services: Services, caller: Caller, session: NewSession): Promise<void> {
  caller.cookies.setSession(session.token, services.policy.sessionAbsolute);
  try {
    await endEarlier(services, caller);
  } catch (error) {
    // The new session is durable; that the old one could not be ended must not make it look refused.
    if (!(error instanceof StorageUnavailable)) throw error;
    services.log.warn({ requestId: caller.requestId, failure: error.name }, 'earlier session not ended');
  }
}

async function endEarlier(services: Services, caller: Caller): Promise<void> {
  const earlier = await findSession(services, caller.cookies);
  if (!earlier) return;
  const { record, account } = earlier;
  const event = eventOf(services, caller, { type: 'session.ended', actor: account.id, subject: record.id });
  await services.store.endSession({ session: record.id, event });
}
