import type { Invited, InviteLook } from '@signet/protocol';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import type { Services } from '../services.ts';
import { findOpenInvite } from './find-open.ts';

/**
 * POST /v1/invite/look: what the invite is good for. Nothing is used up.
 * @throws SignetProblem invite_over
 */
export async function lookAtInvite(
  services: Services,
  _caller: Caller & OnOrigin,
  { invite: token }: InviteLook,
): Promise<Invited> {
  const { role, expires } = await findOpenInvite(services, token);
  return { site: services.rp.name, role, expires: new Date(expires).toISOString() };
}
