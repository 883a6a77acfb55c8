import type { Finish } from '@signet/protocol';
import type { Caller, ConfirmedBy, InSession, OnOrigin } from '../../caller/caller.ts';
import { acceptConfirmation } from '../../confirm/accept.ts';
import type { ConfirmedAction } from '../../confirm/accept.ts';
import { recordConfirmation } from '../../confirm/record.ts';
import { heldUntil, isSinceRecovery } from '../../lockout/hold.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';

/**
 * Holds a change of an administrator to its confirmation, whose use is recorded before the change. A passkey that a recovery
 * brought waits like everywhere: for 72 hours a thief of a code must not be able to run the site.
 * @throws SignetProblem confirmation_required, those of acceptConfirmation and recordConfirmation, assurance_too_low (the
 *   passkey did not verify its user), recovery_hold; CeremonyError
 */
export async function confirmChange(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  confirmed: ConfirmedAction,
  confirmation: Finish | undefined,
): Promise<ConfirmedBy> {
  if (!confirmation) throw new SignetProblem('confirmation_required');
  const { use, passkey, userVerified, data } = await acceptConfirmation(services, caller, confirmed, confirmation);
  const { account } = caller.session;
  if (!userVerified) throw new SignetProblem('assurance_too_low');
  if (heldUntil(account, services.clock()) !== null && isSinceRecovery(passkey, account)) {
    throw new SignetProblem('recovery_hold');
  }
  await recordConfirmation(services, caller, confirmed, { use, passkey, userVerified, data });
  return { use, data };
}
