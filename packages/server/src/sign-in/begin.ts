import type { RequestBegun, SignInBegin } from '@signet/protocol';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import { requestOptions } from '../credentials/request-options.ts';
import { beginCeremony } from '../sealed-ceremony/begin.ts';
import type { Services } from '../services.ts';

/** POST /v1/sign-in/begin: nameless, so it cannot tell whether an account exists; it reads and writes no database. */
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
  };
  const begun = beginCeremony(services, caller, content, ceremonyLifetime);
  const { ceremony, lifetime } = begun;
  return { ceremony, lifetime, options: requestOptions(services, begun, userVerification, []) };
}
