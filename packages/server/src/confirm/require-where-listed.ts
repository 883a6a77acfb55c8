import type { Finish, Parameters } from '@signet/protocol';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { acceptConfirmation } from './accept.ts';
import type { Confirmation } from './accept.ts';
import { listedActions } from './listed-actions.ts';
import type { OptionalAction } from './listed-actions.ts';
import { recordConfirmation } from './record.ts';

/**
 * Holds an action to its confirmation where the policy asks for one, and records its use; elsewhere nothing is asked for, one
 * that came is left alone, and the answer is null.
 * @throws SignetProblem confirmation_required, those of acceptConfirmation and recordConfirmation; CeremonyError
 */
export async function requireWhereListed(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  action: OptionalAction,
  parameters: Parameters,
  confirmation: Finish | undefined,
): Promise<Confirmation | null> {
  if (!listedActions(services.policy).includes(action)) return null;
  if (!confirmation) throw new SignetProblem('confirmation_required');
  const confirmed = { action, parameters };
  const accepted = await acceptConfirmation(services, caller, confirmed, confirmation);
  await recordConfirmation(services, caller, confirmed, accepted);
  return accepted;
}
