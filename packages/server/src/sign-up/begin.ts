import type { CreationBegun, SignUpBegin } from '@signet/protocol';
import { checkDisplayName, checkUsername } from '../account/username.ts';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import { creationOptions, creationTerms } from '../credentials/creation-options.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { findOpenInvite } from '../invites/find-open.ts';
import { isForFirstOwner } from '../invites/for-first-owner.ts';
import type { InviteRecord } from '../ports/governance-records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { beginCeremony } from '../sealed-ceremony/begin.ts';
import type { Services } from '../services.ts';

/** §5.4.3: random, so that it says nothing about the person. */
const userHandleLength = 32;

/**
 * POST /v1/sign-up/begin. That the name is free, and the invite open, is a courtesy here; finish decides. (What was begun
 * before the policy closed sign-up ends there as policy_changed.)
 * @throws SignetProblem sign_up_closed, invite_required, invite_over, name_invalid, name_taken
 */
export async function beginSignUp(
  services: Services,
  caller: Caller & OnOrigin,
  body: SignUpBegin,
): Promise<CreationBegun> {
  const invite = await admittedBy(services, body.invite);
  const { username, usernameFolded } = checkUsername(body.username);
  const displayName = checkDisplayName(body.displayName, username);
  if (await services.store.usernameTaken(services.rp.id, usernameFolded)) throw new SignetProblem('name_taken');
  const user = { userHandle: services.random(userHandleLength), username, displayName };
  const content = {
    kind: 'sign-up' as const,
    ...creationTerms(services, 'optional'),
    ...user,
    userHandle: encodeBase64url(user.userHandle),
    invite: invite?.id ?? null,
    invitedBy: invite?.createdBy ?? null,
    role: invite?.role ?? ('member' as const),
    firstOwner: invite !== null && isForFirstOwner(invite),
  };
  const begun = beginCeremony(services, caller, content, services.policy.ceremonyLifetime);
  const { ceremony, lifetime } = begun;
  return { ceremony, lifetime, options: creationOptions(services, begun, user, []) };
}

/** The invite that the account will use up; null: it needs none. */
async function admittedBy(services: Services, token: string | undefined): Promise<InviteRecord | null> {
  const { signUp } = services.policy;
  const invite = token === undefined ? null : await findOpenInvite(services, token);
  // Whoever is to run a site comes by an invite also where all others come by tickets.
  if (signUp === 'closed' && (invite?.role ?? 'member') === 'member') throw new SignetProblem('sign_up_closed');
  if (signUp === 'invite' && !invite) throw new SignetProblem('invite_required');
  return invite;
}
