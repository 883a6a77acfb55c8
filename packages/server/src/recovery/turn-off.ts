import { actions } from '@signet/protocol';
import type { Confirmed, Done } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { mayTurnOff } from '../lockout/may-turn-off.ts';
import { tellAccount } from '../notices/tell-account.ts';
import type { PasskeyId } from '../ports/records.ts';
import type { Guard } from '../ports/recovery-records.ts';
import type { Services } from '../services.ts';
import { confirmingPasskeyGone } from '../confirm/passkey-gone.ts';

/**
 * POST /v1/recovery/turn-off, confirmed: codes and authenticator app go, a recovery that is open is over, and until new codes
 * are made there is none.
 * @throws SignetProblem recovery_needed, recovery_hold, those of acceptConfirmation; CeremonyError
 */
export async function turnOffRecovery(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation }: Confirmed,
): Promise<Done> {
  const { account } = caller.session;
  const confirmed = { action: actions.turnOffRecovery, parameters: {} };
  const { use, data } = await acceptConfirmation(services, caller, confirmed, confirmation);
  const outcome = await services.store.turnOffRecovery({
    account: account.id,
    guard: turningOff(services, use.passkey),
    use,
    event: eventOf(services, caller, { type: 'recovery.turned-off', actor: account.id, subject: account.id, data }),
    ...tellAccount(services, account, 'recovery.turned-off'),
  });
  if (outcome !== 'off') throw confirmingPasskeyGone(outcome);
  return {};
}

function turningOff({ policy, rp, clock }: Services, confirmedBy: PasskeyId): Guard {
  return mayTurnOff({ confirmedBy, policy, rpId: rp.rpId, now: clock() });
}
