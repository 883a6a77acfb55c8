import { actions } from '@signet/protocol';
import type { Confirmed, SignedIn } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { confirmingPasskeyGone } from '../confirm/passkey-gone.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { sessionAnswer } from './answer.ts';
import { provedTerms } from './proved-terms.ts';

/**
 * POST /v1/session/raise: the session becomes what the confirmation proved just now, under another token: whoever copied the
 * old one has nothing.
 * @throws SignetProblem session_required (it ended meanwhile), those of acceptConfirmation; CeremonyError
 */
export async function raiseSession(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation }: Confirmed,
): Promise<SignedIn> {
  const { account, record } = caller.session;
  const confirmed = { action: actions.raiseSession, parameters: {} };
  const { use, passkey, userVerified, data } = await acceptConfirmation(services, caller, confirmed, confirmation);
  const { token, maxAge, terms: change } = provedTerms(services, { passkey, userVerified });
  const outcome = await services.store.raiseSession({
    session: record.id,
    use,
    change,
    event: eventOf(services, caller, { type: 'session.raised', actor: account.id, subject: record.id, data }),
  });
  if (outcome === 'session_gone') throw new SignetProblem('session_required');
  if (outcome !== 'raised') throw confirmingPasskeyGone(outcome);
  caller.cookies.setSession(token, maxAge);
  return { session: sessionAnswer({ record: { ...record, ...change }, account }) };
}
