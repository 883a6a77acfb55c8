import type { InviteRecord } from '../ports/governance-records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { secretHash } from '../random/secret.ts';
import type { Services } from '../services.ts';
import { inviteState } from './answer.ts';
import { isForFirstOwner } from './for-first-owner.ts';
import { requireVouched } from './require-vouched.ts';

/**
 * The invite with that token, where it can be used just now: whoever made it still may invite to that role, and one for
 * the first owner finds no owner. Every other token is answered alike.
 * @throws SignetProblem invite_over
 */
export async function findOpenInvite(services: Services, token: string): Promise<InviteRecord> {
  const { store, rp, clock } = services;
  const hash = secretHash(token);
  const invite = hash && (await store.findInvite(hash));
  if (!invite || invite.rp !== rp.id || inviteState(invite, clock()) !== 'open') throw new SignetProblem('invite_over');
  await requireVouched(services, invite);
  if (isForFirstOwner(invite) && (await store.countOwners(rp.id)) > 0) throw new SignetProblem('invite_over');
  return invite;
}
