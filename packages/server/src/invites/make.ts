import { adminActions } from '@signet/protocol';
import type { AdminInviteMade, AdminInviteMake } from '@signet/protocol';
import { requireAuthorityToGive } from '../admin/authority.ts';
import { adminEvent } from '../admin/event.ts';
import type { AsAdministrator, Caller } from '../caller/caller.ts';
import type { Services } from '../services.ts';
import { newInvite } from './new-invite.ts';

/** A week, seconds. */
const usualLifetime = 604_800;

/**
 * POST /admin/v1/invites/make.
 * @throws SignetProblem owner_required (an invite of an administrator or owner), those of Administrator.confirm
 */
export async function makeInvite(
  services: Services,
  caller: Caller & AsAdministrator,
  { role, note, lifetime, confirmation }: AdminInviteMake,
): Promise<AdminInviteMade> {
  const { admin } = caller;
  requireAuthorityToGive(admin, role);
  const parameters = { role, note, ...(lifetime === undefined ? {} : { lifetime }) };
  const confirmed = await admin.confirm(adminActions.makeInvite, parameters, confirmation);
  const made = { role, note, createdBy: admin.account, createdWith: admin.token };
  const { record, answer } = newInvite(services, made, lifetime ?? usualLifetime);
  const event = adminEvent(services, caller, confirmed, { type: 'invite.made', subject: record.id, data: { role } });
  await services.store.addInvite({ invite: record, event });
  return answer;
}
