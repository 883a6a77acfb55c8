import type { Finish, SignedUp } from '@signet/protocol';
import type { VerifiedRegistration } from '@signet/webauthn';
import { eventOf } from '../audit/event.ts';
import { recordingRefusals } from '../audit/recording-refusals.ts';
import type { Caller, InRecovery, OnOrigin } from '../caller/caller.ts';
import { passkeyRecord } from '../credentials/passkey-record.ts';
import { verifyNewCredential } from '../credentials/verify-new.ts';
import { recognise } from '../devices/recognise.ts';
import { tellAccount } from '../notices/tell-account.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { offerCodes } from '../recovery/offer-codes.ts';
import { openCeremony } from '../sealed-ceremony/open.ts';
import { spendCeremony } from '../sealed-ceremony/spend.ts';
import type { Services } from '../services.ts';
import { sessionAnswer } from '../sessions/answer.ts';
import { newSession } from '../sessions/new-session.ts';

/**
 * POST /v1/recover/enrol/finish: open → spend → verify → one unit, which ends every other session of the account.
 * @throws SignetProblem of openCeremony and spendCeremony, challenge_wrong_ceremony (begun in another recovery),
 *   recovery_over, recovery_not_ready, credential_exists, account_suspended; CeremonyError
 */
export async function finishRecoverEnrol(
  services: Services,
  caller: Caller & OnOrigin & InRecovery,
  body: Finish,
): Promise<SignedUp> {
  const { account, recovery } = caller.recovering;
  const ceremony = await openCeremony(services, caller, body.ceremony, { kind: 'recovery', account: account.id });
  if (ceremony.recovery !== recovery) throw new SignetProblem('challenge_wrong_ceremony');
  await spendCeremony(services, caller, ceremony);
  const attempt = { actor: null, subject: account.id };
  return await recordingRefusals(services, caller, 'recovery.completed', attempt, async () =>
    complete(services, caller, verifyNewCredential(services, ceremony, body.response)),
  );
}

async function complete(
  services: Services,
  caller: Caller & OnOrigin & InRecovery,
  verified: VerifiedRegistration,
): Promise<SignedUp> {
  const { account, recovery } = caller.recovering;
  const { userVerified } = verified;
  const passkey = passkeyRecord(services, caller, account.id, verified);
  const session = newSession(services, caller, { passkey, userVerified });
  const codes = offerCodes(services, account.id);
  const data = { recovery, passkey: passkey.id, userVerified };
  const outcome = await services.store.completeRecovery({
    recovery,
    // The very time of the passkey: it counts among those that are not older than the recovery.
    time: passkey.created,
    passkey,
    codes: codes.records,
    session: session.record,
    event: eventOf(services, caller, { type: 'recovery.completed', actor: account.id, subject: account.id, data }),
    ...tellAccount(services, account, 'recovery.completed', { passkey: passkey.label, device: caller.agent }),
  });
  if (outcome !== 'completed') throw notCompleted(outcome);
  caller.cookies.setSession(session.token, session.maxAge);
  recognise(services, caller, account.id).remember();
  return { session: sessionAnswer({ record: session.record, account }), recoveryCodes: codes.texts };
}

const problemOfOutcome = {
  over: 'recovery_over',
  not_ready: 'recovery_not_ready',
  credential_exists: 'credential_exists',
  account_gone: 'account_suspended',
} as const;

function notCompleted(outcome: keyof typeof problemOfOutcome): SignetProblem {
  return new SignetProblem(problemOfOutcome[outcome], outcome === 'credential_exists' ? { step: 'R.26' } : {});
}
