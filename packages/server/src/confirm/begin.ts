import type { ConfirmBegin, RequestBegun } from '@signet/protocol';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { requestOptions } from '../credentials/request-options.ts';
import { notAccepted } from '../lockout/not-accepted.ts';
import type { Policy } from '../policy/policy.ts';
import type { PasskeyRecord } from '../ports/records.ts';
import { beginCeremony } from '../sealed-ceremony/begin.ts';
import type { Services } from '../services.ts';
import { confirmingPasskeys } from './confirming-passkeys.ts';

/**
 * POST /v1/confirm/begin: what is about to be done, with its facts, is sealed; finish is part of the action's own request.
 * User verification is required, unless no passkey of the account can do it and the policy does not insist: then presence
 * must do, marked in the event.
 */
export async function beginConfirm(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  body: ConfirmBegin,
): Promise<RequestBegun> {
  const { account } = caller.session;
  const { policy } = services;
  const passkeys = asked(await confirmingPasskeys(services, account.id), policy);
  const verifies = policy.userVerification === 'required' || passkeys.some((it) => it.uvInitialized);
  const userVerification = verifies ? ('required' as const) : ('preferred' as const);
  const content = {
    kind: 'confirm' as const,
    userVerification,
    mediation: 'optional' as const,
    extensions: [],
    account: account.id,
    action: body.action,
    parameters: body.parameters,
  };
  const begun = beginCeremony(services, caller, content, policy.confirmationLifetime);
  const { ceremony, lifetime } = begun;
  return { ceremony, lifetime, options: requestOptions(services, begun, userVerification, passkeys) };
}

/** Those that will do; where there is none all of them, so that finish says why they will not. */
function asked(passkeys: readonly PasskeyRecord[], policy: Policy): readonly PasskeyRecord[] {
  const good = passkeys.filter((it) => it.status === 'active' && notAccepted(it, policy).length === 0);
  return good.length > 0 ? good : passkeys;
}
