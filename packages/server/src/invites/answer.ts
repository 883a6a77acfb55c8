import type { AdminInvite } from '@signet/protocol';
import type { InviteRecord } from '../ports/governance-records.ts';

/** An invite as administrators see it. */
export function inviteAnswer(invite: InviteRecord, now: number): AdminInvite {
  return {
    id: invite.id,
    role: invite.role,
    note: invite.note,
    created: new Date(invite.created).toISOString(),
    createdBy: invite.createdBy,
    expires: new Date(invite.expires).toISOString(),
    state: inviteState(invite, now),
    usedBy: invite.usedBy,
  };
}

/** What has become of an invite. One that is open can be used. */
export function inviteState({ used, revoked, expires }: InviteRecord, now: number): AdminInvite['state'] {
  if (used !== null) return 'used';
  if (revoked !== null) return 'revoked';
  return expires <= now ? 'expired' : 'open';
}
