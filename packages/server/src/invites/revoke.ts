import { adminActions } from '@signet/protocol';
import type { AdminInviteRevoke, Done } from '@signet/protocol';
import { adminEvent } from '../admin/event.ts';
import type { AsAdministrator, Caller } from '../caller/caller.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';

/**
 * POST /admin/v1/invites/revoke.
 * @throws SignetProblem invite_not_found, those of Administrator.confirm
 */
export async function revokeInvite(
  services: Services,
  caller: Caller & AsAdministrator,
  { invite, confirmation }: AdminInviteRevoke,
): Promise<Done> {
  const confirmed = await caller.admin.confirm(adminActions.revokeInvite, { invite }, confirmation);
  const { store, rp, clock } = services;
  const event = adminEvent(services, caller, confirmed, { type: 'invite.revoked', subject: invite });
  const outcome = await store.revokeInvite({ rp: rp.id, id: invite, time: clock(), event });
  if (outcome === 'not_found') throw new SignetProblem('invite_not_found');
  return {};
}
