import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import type { Finish } from '@signet/protocol';
import type { Services } from '../services.ts';
import { sessionFacts } from '../sessions/facts.ts';
import type { SessionFacts } from '../sessions/facts.ts';
import { acceptConfirmation } from './accept.ts';
import type { ConfirmedAction } from './accept.ts';
import { recordConfirmation } from './record.ts';

/** Proof that the person agreed to this very action just now; there is no unconfirmed form of this type. */
export interface Confirmed {
  readonly __brand: 'Confirmed';
  readonly session: SessionFacts;
  /** Id of the passkey that confirmed. */
  readonly passkey: string;
  /** False only where no passkey of the account can verify users. */
  readonly userVerified: boolean;
}

/**
 * A confirmation for an action of the embedding application: accepted, and its use recorded.
 * @throws SignetProblem, those of acceptConfirmation and recordConfirmation; CeremonyError
 */
export async function requireConfirmed(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  confirmed: ConfirmedAction,
  confirmation: Finish,
): Promise<Confirmed> {
  const accepted = await acceptConfirmation(services, caller, confirmed, confirmation);
  await recordConfirmation(services, caller, confirmed, accepted);
  return {
    __brand: 'Confirmed',
    session: sessionFacts(caller.session),
    passkey: accepted.passkey.id,
    userVerified: accepted.userVerified,
  };
}
