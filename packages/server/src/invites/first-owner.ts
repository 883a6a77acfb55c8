import type { AdminInviteMade } from '@signet/protocol';
import { adminEvent } from '../admin/event.ts';
import type { AsAdministrator, Caller } from '../caller/caller.ts';
import type { Services } from '../services.ts';
import { inviteState } from './answer.ts';
import { firstOwnerNote } from './for-first-owner.ts';
import { newInvite } from './new-invite.ts';

/** A day, seconds. */
const lifetime = 86_400;
const most = 500;

/**
 * An invite for the first owner of a site, which is worth nothing once there is one; null: there is an owner already, or an open
 * invite for one.
 */
export async function makeFirstOwnerInvite(
  services: Services,
  caller: Caller & AsAdministrator,
): Promise<AdminInviteMade | null> {
  const { store, rp, clock } = services;
  if ((await store.countOwners(rp.id)) > 0) return null;
  const now = clock();
  const invites = await store.listInvites(rp.id, most);
  if (invites.some((it) => it.role === 'owner' && inviteState(it, now) === 'open')) return null;
  const { record, answer } = newInvite(
    services,
    { role: 'owner', note: firstOwnerNote, createdBy: null, createdWith: null },
    lifetime,
  );
  const data = { role: record.role };
  const event = adminEvent(services, caller, null, { type: 'invite.made', subject: record.id, data });
  await store.addInvite({ invite: record, event });
  return answer;
}
