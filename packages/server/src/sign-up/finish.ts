import type { Finish, SignedUp } from '@signet/protocol';
import { newAccount } from '../account/new-account.ts';
import { eventOf } from '../audit/event.ts';
import { recordingRefusals } from '../audit/recording-refusals.ts';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import { passkeyRecord } from '../credentials/passkey-record.ts';
import { verifyNewCredential } from '../credentials/verify-new.ts';
import { recognise } from '../devices/recognise.ts';
import { requireVouched } from '../invites/require-vouched.ts';
import type { AccountId } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { offerCodes } from '../recovery/offer-codes.ts';
import { openCeremony } from '../sealed-ceremony/open.ts';
import { spendCeremony } from '../sealed-ceremony/spend.ts';
import type { Services } from '../services.ts';
import { sessionAnswer } from '../sessions/answer.ts';
import { findSession } from '../sessions/find-session.ts';
import { newSession } from '../sessions/new-session.ts';

/**
 * POST /v1/sign-up/finish: open → spend → verify → one unit with account, passkey, session and event.
 * @throws SignetProblem of openCeremony and spendCeremony, name_taken, credential_exists, invite_over; CeremonyError
 */
export async function finishSignUp(services: Services, caller: Caller & OnOrigin, body: Finish): Promise<SignedUp> {
  const ceremony = await openCeremony(services, caller, body.ceremony, { kind: 'sign-up', account: null });
  await spendCeremony(services, caller, ceremony);
  const attempt = { actor: null, subject: null };
  return await recordingRefusals(services, caller, 'sign-up.finished', attempt, async () => {
    const verified = verifyNewCredential(services, ceremony, body.response);
    const account = { ...newAccount(services, ceremony, null), role: ceremony.role };
    const passkey = passkeyRecord(services, caller, account.id, verified);
    const { userVerified } = verified;
    const session = newSession(services, caller, { passkey, userVerified });
    const codes = offerCodes(services, account.id);
    const { role, invite, invitedBy } = ceremony;
    await requireVouched(services, { role, createdBy: invitedBy as AccountId | null });
    const data = { passkey: passkey.id, userVerified, ...(invite === null ? {} : { invite, role }) };
    const event = eventOf(services, caller, { type: 'account.created', actor: account.id, subject: account.id, data });
    const outcome = await services.store.createAccount({
      account,
      passkey,
      codes: codes.records,
      session: session.record,
      replaces: (await findSession(services, caller.cookies))?.record.id ?? null,
      invite,
      onlyOwner: ceremony.firstOwner,
      event,
    });
    if (outcome === 'username_taken') throw new SignetProblem('name_taken');
    if (outcome === 'invite_over') throw new SignetProblem('invite_over');
    if (outcome !== 'created') throw new SignetProblem('credential_exists', { step: 'R.26' });
    caller.cookies.setSession(session.token, session.maxAge);
    recognise(services, caller, account.id).remember();
    return { session: sessionAnswer({ record: session.record, account }), recoveryCodes: codes.texts };
  });
}
