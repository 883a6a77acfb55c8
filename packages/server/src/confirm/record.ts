import { adminActions } from '@signet/protocol';
import type { Parameters } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession } from '../caller/caller.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import type { Confirmation, ConfirmedAction } from './accept.ts';

/** What an action names of somebody else, whom erasing the account that confirmed it would not erase from the log. */
const untold: Readonly<Record<string, readonly string[]>> = { [adminActions.makeInvite]: ['note'] };

/**
 * Records a confirmation whose action has no unit of its own to go into.
 * @throws SignetProblem credential_not_allowed, account_suspended, passkey_revoked: they ended meanwhile
 */
export async function recordConfirmation(
  services: Services,
  caller: Caller & InSession,
  { action, parameters }: ConfirmedAction,
  { use, data }: Confirmation,
): Promise<void> {
  const { account } = caller.session;
  const event = eventOf(services, caller, {
    type: 'confirmation.finished',
    actor: account.id,
    subject: account.id,
    data: { ...data, action, ...prefixed(parameters, untold[action]) },
  });
  const outcome = await services.store.recordUse({ use, event });
  if (outcome !== 'recorded') throw new SignetProblem(outcome === 'passkey_gone' ? 'credential_not_allowed' : outcome);
}

/** The confirmed facts, told apart from the event's own. */
function prefixed(parameters: Parameters, without: readonly string[] = []): Parameters {
  const told = Object.entries(parameters).filter(([name]) => !without.includes(name));
  return Object.fromEntries(told.map(([name, value]) => [`parameters.${name}`, value]));
}
