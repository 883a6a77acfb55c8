import type { SessionAnswer } from '@signet/protocol';
import type { Caller } from '../caller/caller.ts';
import type { Services } from '../services.ts';
import { sessionAnswer } from './answer.ts';
import { findSession } from './find-session.ts';

/** GET /v1/session: who is signed in here, or nobody. */
export async function session(services: Services, caller: Caller): Promise<SessionAnswer> {
  const live = await findSession(services, caller.cookies);
  return { session: live && sessionAnswer(live) };
}
