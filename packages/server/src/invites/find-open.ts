import type { InviteRecord } from '../ports/governance-records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { secretHash } from '../random/secret.ts';
import type { Services } from '../services.ts';
import { inviteState } from './answer.ts';

/**
 * The invite with that token, where it can be used just now. Every other token is answered alike.
 * @throws SignetProblem invite_over
 */
export async function findOpenInvite({ store, rp, clock }: Services, token: string): Promise<InviteRecord> {
  const hash = secretHash(token);
  const invite = hash && (await store.findInvite(hash));
  if (!invite || invite.rp !== rp.id || inviteState(invite, clock()) !== 'open') throw new SignetProblem('invite_over');
  return invite;
}
