import type { CreationBegun } from '@signet/protocol';
import type { Caller, InRecovery, OnOrigin } from '../caller/caller.ts';
import { creationOptions, creationTerms } from '../credentials/creation-options.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { beginCeremony } from '../sealed-ceremony/begin.ts';
import type { Services } from '../services.ts';
import { requireReady } from './require-ready.ts';

/**
 * POST /v1/recover/enrol/begin, after the cool-down: a passkey, beside those that the account has.
 * @throws SignetProblem recovery_over, recovery_off, recovery_not_ready
 */
export async function beginRecoverEnrol(
  services: Services,
  caller: Caller & OnOrigin & InRecovery,
): Promise<CreationBegun> {
  const { account, recovery } = caller.recovering;
  await requireReady(services, caller);
  const content = {
    kind: 'recovery' as const,
    ...creationTerms(services, 'optional'),
    userHandle: encodeBase64url(account.userHandle),
    account: account.id,
    recovery,
  };
  const begun = beginCeremony(services, caller, content, services.policy.ceremonyLifetime);
  const passkeys = await services.store.listPasskeys(account.id);
  const { ceremony, lifetime } = begun;
  const working = passkeys.filter((it) => it.status === 'active');
  return { ceremony, lifetime, options: creationOptions(services, begun, account, working) };
}
