import type { RequestBegun, SignInBegin } from '@signet/protocol';
import { checkUsername } from '../account/username.ts';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import { requestOptions } from '../credentials/request-options.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { beginCeremony } from '../sealed-ceremony/begin.ts';
import type { Services } from '../services.ts';
import { findNamed } from './named/named.ts';
import { padded } from './named/padding.ts';

/**
 * POST /v1/sign-in/begin. Nameless it cannot tell whether an account exists, and reads and writes no database. With a
 * username, where the policy has that, it answers alike for every name, used or not.
 * @throws SignetProblem named_sign_in_off, name_invalid
 */
export async function beginSignIn(
  services: Services,
  caller: Caller & OnOrigin,
  body: SignInBegin,
): Promise<RequestBegun> {
  const { userVerification, ceremonyLifetime } = services.policy;
  const content = {
    kind: 'sign-in' as const,
    userVerification,
    mediation: body.mediation ?? ('optional' as const),
    extensions: [],
    named: body.username === undefined ? null : nameOf(services, body.username),
  };
  const named = content.named === null ? null : await findNamed(services, content.named);
  const begun = beginCeremony(services, caller, content, ceremonyLifetime);
  const { ceremony, lifetime } = begun;
  const options = requestOptions(services, begun, userVerification, named?.passkeys ?? []);
  const answer = { ceremony, lifetime, options };
  return named ? padded(answer) : answer;
}

function nameOf({ policy }: Services, username: string): string {
  if (policy.namedSignIn !== 'accepted') throw new SignetProblem('named_sign_in_off');
  return checkUsername(username).usernameFolded;
}
