import { actions } from '@signet/protocol';
import type { CreationBegun, PasskeyAddBegin } from '@signet/protocol';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { recordConfirmation } from '../confirm/record.ts';
import { creationOptions, creationTerms } from '../credentials/creation-options.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { beginCeremony } from '../sealed-ceremony/begin.ts';
import type { Services } from '../services.ts';

/**
 * POST /v1/passkeys/add/begin, confirmed: a thief of a session cannot add a key of their own.
 * @throws SignetProblem too_many_passkeys, those of acceptConfirmation; CeremonyError
 */
export async function beginPasskeyAdd(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation }: PasskeyAddBegin,
): Promise<CreationBegun> {
  const { account } = caller.session;
  const { policy, store } = services;
  const confirmed = { action: actions.addPasskey, parameters: {} };
  const accepted = await acceptConfirmation(services, caller, confirmed, confirmation);
  await recordConfirmation(services, caller, confirmed, accepted);
  const passkeys = await store.listPasskeys(account.id);
  if (passkeys.length >= policy.passkeysPerAccount) throw new SignetProblem('too_many_passkeys');
  const content = {
    kind: 'passkey-add' as const,
    ...creationTerms(services, 'optional'),
    userHandle: encodeBase64url(account.userHandle),
    account: account.id,
  };
  const begun = beginCeremony(services, caller, content, policy.ceremonyLifetime);
  const { ceremony, lifetime } = begun;
  return { ceremony, lifetime, options: creationOptions(services, begun, account, passkeys) };
}
