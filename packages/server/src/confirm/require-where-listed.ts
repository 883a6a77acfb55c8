import type { Finish, Parameters } from '@signet/protocol';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import type { Policy } from '../policy/policy.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { acceptConfirmation } from './accept.ts';
import { recordConfirmation } from './record.ts';

/** An action that asks for a confirmation where the policy lists it. */
export type OptionalAction = Policy['confirmedActions'][number];

/**
 * Holds an action to its confirmation where the policy asks for one, and records its use; elsewhere nothing is asked for, and
 * one that came is left alone.
 * @throws SignetProblem confirmation_required, those of acceptConfirmation and recordConfirmation; CeremonyError
 */
export async function requireWhereListed(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  action: OptionalAction,
  parameters: Parameters,
  confirmation: Finish | undefined,
): Promise<void> {
  if (!services.policy.confirmedActions.includes(action)) return;
  if (!confirmation) throw new SignetProblem('confirmation_required');
  const confirmed = { action, parameters };
  const accepted = await acceptConfirmation(services, caller, confirmed, confirmation);
  await recordConfirmation(services, caller, confirmed, accepted);
}
