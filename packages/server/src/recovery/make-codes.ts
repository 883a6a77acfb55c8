import { actions } from '@signet/protocol';
import type { Confirmed, RecoveryCodes } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { confirmingPasskeyGone } from '../confirm/passkey-gone.ts';
import { offerCodes } from './offer-codes.ts';
import { requireOlder } from './require-older.ts';
import { tellStopped } from './tell-stopped.ts';

/**
 * POST /v1/recovery/codes/make, confirmed: ten new codes take the place of all older ones, what those began is over, and
 * recovery is on again.
 * @throws SignetProblem recovery_off (by the policy), recovery_hold, those of acceptConfirmation; CeremonyError
 */
export async function makeRecoveryCodes(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation }: Confirmed,
): Promise<RecoveryCodes> {
  const { account } = caller.session;
  const confirmed = { action: actions.makeRecoveryCodes, parameters: {} };
  const accepted = await acceptConfirmation(services, caller, confirmed, confirmation);
  await requireOlder(services, account, accepted);
  const { use, data } = accepted;
  const { texts, records } = offerCodes(services, account.id);
  if (!texts) throw new SignetProblem('recovery_off');
  const facts = { type: 'recovery-codes.made', actor: account.id, subject: account.id, data } as const;
  const outcome = await services.store.makeCodes({
    account: account.id,
    codes: records,
    use,
    event: eventOf(services, caller, facts),
    ...(await tellStopped(services, account, 'recovery-codes.made')),
  });
  if (outcome !== 'made') throw confirmingPasskeyGone(outcome);
  return { codes: texts };
}
