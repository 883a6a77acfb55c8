import type { RequestBegun, SignInBegin } from '@signet/protocol';
import { checkUsername } from '../account/username.ts';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import { requestOptions } from '../credentials/request-options.ts';
import type { PasskeyRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { beginCeremony } from '../sealed-ceremony/begin.ts';
import type { Services } from '../services.ts';
import { atLeast } from './named/at-least.ts';
import { findNamed } from './named/find-named.ts';
import { padded } from './named/padding.ts';

/** When a sign-in by username is answered, milliseconds after it came. */
const namedAnswer = 5;

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
  if (body.username === undefined) return begin(services, caller, body, null, []);
  if (services.policy.namedSignIn !== 'accepted') throw new SignetProblem('named_sign_in_off');
  const { usernameFolded } = checkUsername(body.username);
  return await atLeast(namedAnswer, async () => {
    const { passkeys } = await findNamed(services, usernameFolded);
    return padded(begin(services, caller, body, usernameFolded, passkeys));
  });
}

function begin(
  services: Services,
  caller: Caller & OnOrigin,
  { mediation = 'optional' }: SignInBegin,
  named: string | null,
  passkeys: readonly PasskeyRecord[],
): RequestBegun {
  const { userVerification, ceremonyLifetime } = services.policy;
  const content = { kind: 'sign-in' as const, userVerification, mediation, extensions: [], named };
  const begun = beginCeremony(services, caller, content, ceremonyLifetime);
  const { ceremony, lifetime } = begun;
  return { ceremony, lifetime, options: requestOptions(services, begun, userVerification, passkeys) };
}
