import { optionalActions } from '@signet/protocol';
import type { SessionRevokeOthers, SessionsRevoked } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { requireWhereListed } from '../confirm/require-where-listed.ts';
import type { Services } from '../services.ts';

/**
 * POST /v1/sessions/revoke-others: ends every session of the account but that of the asking browser.
 * @throws SignetProblem confirmation_required, those of acceptConfirmation; CeremonyError
 */
export async function revokeOtherSessions(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation }: SessionRevokeOthers,
): Promise<SessionsRevoked> {
  const { account, record } = caller.session;
  await requireWhereListed(services, caller, optionalActions.revokeSession, {}, confirmation);
  const event = eventOf(services, caller, {
    type: 'session.ended',
    actor: account.id,
    subject: account.id,
    data: { others: true },
  });
  const ended = await services.store.endSessions({ account: account.id, which: { except: record.id }, event });
  return { ended };
}
