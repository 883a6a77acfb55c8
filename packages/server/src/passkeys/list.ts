import type { PasskeyList } from '@signet/protocol';
import type { Caller, InSession } from '../caller/caller.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import type { Services } from '../services.ts';
import { passkeyAnswer } from './answer.ts';

/** GET /v1/passkeys: the passkeys of the account, oldest first. */
export async function listPasskeys(services: Services, { session }: Caller & InSession): Promise<PasskeyList> {
  const { account, record } = session;
  const { rpId } = services.rp;
  const passkeys = await services.store.listPasskeys(account.id);
  return {
    rpId,
    userHandle: encodeBase64url(account.userHandle),
    passkeys: passkeys.map((it) => passkeyAnswer(it, record.passkey)),
    advice: [],
    onlyOneWayIn: passkeys.filter((it) => it.status === 'active' && it.rpId === rpId).length < 2,
  };
}
