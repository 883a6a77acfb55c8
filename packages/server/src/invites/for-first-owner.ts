import type { InviteRecord } from '../ports/governance-records.ts';

/** The note by which the operator's invite of a first owner is known. */
export const firstOwnerNote = 'first owner';

/** Whether an invite is good only while nobody owns the site: its link was printed where a server started. */
export function isForFirstOwner({ role, createdBy, note }: InviteRecord): boolean {
  return role === 'owner' && createdBy === null && note === firstOwnerNote;
}
