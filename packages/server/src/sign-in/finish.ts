import { parseAuthentication } from '@signet/webauthn';
import type { Finish, SignedIn } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import { recordingRefusals } from '../audit/recording-refusals.ts';
import type { Attempt } from '../audit/recording-refusals.ts';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import { requireAccepted } from '../credentials/require-accepted.ts';
import { requireChallenge, useOf } from '../credentials/verify-assertion.ts';
import { recognise } from '../devices/recognise.ts';
import { tellAccount } from '../notices/tell-account.ts';
import type { AccountRecord, PasskeyRecord } from '../ports/records.ts';
import { openCeremony } from '../sealed-ceremony/open.ts';
import type { OpenCeremony } from '../sealed-ceremony/open.ts';
import { spendCeremony } from '../sealed-ceremony/spend.ts';
import type { Services } from '../services.ts';
import { verifyWithSignals } from '../signals/verify.ts';
import { sessionAnswer } from '../sessions/answer.ts';
import { findSession } from '../sessions/find-session.ts';
import { newSession } from '../sessions/new-session.ts';
import { credentialOf } from './credential-of.ts';
import { tellAlikeWhereNamed } from './named/tell-alike.ts';
import { passkeyGone } from './passkey-gone.ts';

/**
 * POST /v1/sign-in/finish: open → spend → parse → find the credential → verify → one unit: use, session, event.
 * @throws SignetProblem of openCeremony and spendCeremony, credential_unknown (no account of the RP ID has it),
 *   account_suspended, passkey_revoked, passkey_not_accepted; CeremonyError
 */
export async function finishSignIn(services: Services, caller: Caller & OnOrigin, body: Finish): Promise<SignedIn> {
  const ceremony = await openCeremony(services, caller, body.ceremony, { kind: 'sign-in', account: null });
  await spendCeremony(services, caller, ceremony);
  const attempt: Attempt = { actor: null, subject: null };
  return await tellAlikeWhereNamed(ceremony, async () =>
    recordingRefusals(services, caller, 'sign-in.finished', attempt, async () =>
      signIn(services, caller, ceremony, body.response, attempt),
    ),
  );
}

async function signIn(
  services: Services,
  caller: Caller & OnOrigin,
  ceremony: OpenCeremony<'sign-in'>,
  response: unknown,
  attempt: Attempt,
): Promise<SignedIn> {
  const parsed = parseAuthentication(response);
  requireChallenge(parsed, ceremony);
  const { named, ...found } = await credentialOf(services, ceremony, parsed.id);
  const { passkey, account } = found;
  attempt.subject = passkey.id;
  const verified = await verifyWithSignals(services, caller, ceremony, parsed, found, named);
  attempt.actor = account.id;
  requireAccepted(services, passkey, verified);
  const { userVerified } = verified;
  const session = newSession(services, caller, { passkey, userVerified });
  const event = eventOf(services, caller, {
    type: 'sign-in.finished',
    actor: account.id,
    subject: passkey.id,
    data: { userVerified, signCountRose: verified.signCountRose },
  });
  const device = recognise(services, caller, account.id);
  const outcome = await services.store.recordSignIn({
    use: useOf(services, passkey, verified),
    session: session.record,
    replaces: (await findSession(services, caller.cookies))?.record.id ?? null,
    event,
    ...(device.known ? {} : tellNewDevice(services, caller, found)),
  });
  if (outcome !== 'recorded') throw passkeyGone(outcome);
  caller.cookies.setSession(session.token, session.maxAge);
  device.remember();
  return { session: sessionAnswer({ record: session.record, account }) };
}

function tellNewDevice(
  services: Services,
  caller: Caller,
  { passkey, account }: { readonly passkey: PasskeyRecord; readonly account: AccountRecord },
): ReturnType<typeof tellAccount> {
  const data = { passkey: passkey.label, passkeyId: passkey.id, device: caller.agent };
  return tellAccount(services, account, 'sign-in.new-device', data);
}
