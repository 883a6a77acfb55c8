import { optionalActions } from '@signet/protocol';
import type { SessionRevoke, SessionsRevoked } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { requireWhereListed } from '../confirm/require-where-listed.ts';
import type { SessionId } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';

/**
 * POST /v1/sessions/revoke: ends one session of the account; that of the asking browser too, if it is named.
 * @throws SignetProblem session_not_found, confirmation_required, those of acceptConfirmation; CeremonyError
 */
export async function revokeSession(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { session, confirmation }: SessionRevoke,
): Promise<SessionsRevoked> {
  const { account, record } = caller.session;
  await requireWhereListed(services, caller, optionalActions.revokeSession, { session }, confirmation);
  const event = eventOf(services, caller, { type: 'session.ended', actor: account.id, subject: session });
  const which = { only: session as SessionId };
  const ended = await services.store.endSessions({ account: account.id, which, event });
  if (ended === 0) throw new SignetProblem('session_not_found');
  if (session === record.id) caller.cookies.clearSession();
  return { ended };
}
