import type { PasskeyList } from '@signet/protocol';
import type { Caller, InSession } from '../caller/caller.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { adviceFor } from '../lockout/advice.ts';
import { waysIn } from '../lockout/ways-in.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { ownPasskeys } from './own-passkeys.ts';

/**
 * GET /v1/passkeys: the passkeys of the account, oldest first, and what the lock-out engine says of them.
 * @throws SignetProblem session_required (the account is gone)
 */
export async function listPasskeys(services: Services, { session }: Caller & InSession): Promise<PasskeyList> {
  const { account, record } = session;
  const { policy, rp } = services;
  const standing = await services.store.standing(account.id);
  if (!standing) throw new SignetProblem('session_required');
  return {
    rpId: rp.rpId,
    userHandle: encodeBase64url(account.userHandle),
    passkeys: ownPasskeys(services, standing, record.passkey),
    onlyOneWayIn: waysIn(standing, policy, rp.rpId).passkeys.length < 2,
    advice: adviceFor(standing, policy, rp.rpId),
  };
}
