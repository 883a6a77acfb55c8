import { randomUUID } from 'node:crypto';
import { Finish } from '@signet/protocol';
import * as v from 'valibot';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { requireConfirmed } from '../confirm/require.ts';
import type { Confirmed } from '../confirm/require.ts';
import { requireParameters } from '../confirm/require-parameters.ts';
import { problemOf } from '../problem/problem-of.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import type { RequiredConfirmation } from '../signet.ts';
import { meet } from './exchange.ts';
import { passTheDoor, takeRights } from './guards.ts';

/**
 * Holds a request of the embedding application to the same guards as one of Signet's own routes, then asks for its
 * confirmation, which came from the client as it is.
 * @throws SignetProblem; TypeError for parameters that the application may not ask for
 */
export async function confirmRequest(
  services: Services,
  trustedProxies: readonly string[],
  request: Request,
  required: RequiredConfirmation,
): Promise<Confirmed> {
  requireParameters(required.parameters);
  try {
    const peer = required.clientAddress ?? null;
    const arrival = { requestId: randomUUID(), peer, lengthHolds: false, trustedProxies };
    const exchange = meet(services, request, arrival);
    const guards = ['origin', 'session'] as const;
    const caller = await takeRights(services, guards, exchange, await passTheDoor(services, guards, exchange));
    const confirmation = v.safeParse(Finish, required.confirmation);
    if (!confirmation.success) throw new SignetProblem('bad_body', { detail: 'the request carries no confirmation' });
    return await requireConfirmed(services, caller as Caller & OnOrigin & InSession, required, confirmation.output);
  } catch (error) {
    throw problemOf(error);
  }
}
