import type { Finish, PasskeyAdded } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import { recordingRefusals } from '../audit/recording-refusals.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { passkeyRecord } from '../credentials/passkey-record.ts';
import { verifyNewCredential } from '../credentials/verify-new.ts';
import { openCeremony } from '../sealed-ceremony/open.ts';
import { spendCeremony } from '../sealed-ceremony/spend.ts';
import type { Services } from '../services.ts';
import { addToAccount } from './add-to-account.ts';
import { ownPasskey } from './own-passkey.ts';

/**
 * POST /v1/passkeys/add/finish: open → spend → verify → one unit.
 * @throws SignetProblem of openCeremony and spendCeremony, credential_exists, too_many_passkeys, session_required (the
 *   account is gone); CeremonyError
 */
export async function finishPasskeyAdd(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  body: Finish,
): Promise<PasskeyAdded> {
  const { account } = caller.session;
  const ceremony = await openCeremony(services, caller, body.ceremony, { kind: 'passkey-add', account: account.id });
  await spendCeremony(services, caller, ceremony);
  const attempt = { actor: account.id, subject: account.id };
  return await recordingRefusals(services, caller, 'passkey.added', attempt, async () => {
    const verified = verifyNewCredential(services, ceremony, body.response);
    const passkey = passkeyRecord(services, caller, account.id, verified);
    const event = eventOf(services, caller, { type: 'passkey.added', actor: account.id, subject: passkey.id });
    await addToAccount(services, account, passkey, event);
    return { passkey: await ownPasskey(services, caller.session, passkey.id) };
  });
}
