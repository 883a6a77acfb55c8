import { timingSafeEqual } from 'node:crypto';
import { verifyAuthentication } from '@signet/webauthn';
import type { ExpectedAuthentication, ParsedAuthentication, VerifiedAuthentication } from '@signet/webauthn';
import type { AccountRecord, PasskeyRecord } from '../ports/records.ts';
import type { PasskeyUse } from '../ports/store.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { OpenCeremony } from '../sealed-ceremony/open.ts';
import type { Services } from '../services.ts';

type Assertion = OpenCeremony<'sign-in' | 'confirm'>;

const anchor = '#sctn-verifying-assertion';

/**
 * A.11 of a nameless sign-in, before anything is looked up: an answer to another ceremony learns nothing about credentials.
 * @throws SignetProblem challenge_mismatch
 */
export function requireChallenge(parsed: ParsedAuthentication, { challenge }: OpenCeremony<'sign-in'>): void {
  if (parsed.challenge.length !== challenge.length || !timingSafeEqual(parsed.challenge, challenge)) {
    throw new SignetProblem('challenge_mismatch', { step: 'A.11', anchor });
  }
}

/**
 * §7.2 with the passkey that the response names. Its status and that of its account are looked at only afterwards, in the
 * unit that records its use: a stranger without the key learns neither.
 * @throws CeremonyError with the code of the step that refuses; SignetProblem credential_not_owned
 */
export function verifyAssertion(
  services: Services,
  ceremony: Assertion,
  parsed: ParsedAuthentication,
  { passkey, account }: { readonly passkey: PasskeyRecord; readonly account: AccountRecord },
  named: Pick<ExpectedAuthentication, 'user' | 'allowCredentials'>,
): VerifiedAuthentication {
  const { policy, keys, rp } = services;
  const expected: ExpectedAuthentication = {
    ...named,
    challenge: ceremony.challenge,
    rpIds: [passkey.rpId],
    origins: [ceremony.origin],
    crossOrigin: policy.crossOrigin,
    userVerification: ceremony.userVerification,
    extensions: { requested: ceremony.extensions, unsolicited: policy.unsolicitedExtensions },
    signCount: countIsJudged(passkey, ceremony) ? policy.signCount : 'flagged',
    backupUpgrade: policy.backupUpgrade,
    attestedCredentialData: policy.attestedCredentialData,
  };
  const credential = { ...passkey, id: passkey.credentialId, userHandle: account.userHandle };
  const verified = verifyAuthentication(parsed, expected, credential, { keys });
  if (account.rp !== rp.id) throw new SignetProblem('credential_not_owned', { step: 'A.6', anchor });
  return verified;
}

/** What the accepted assertion changes about its passkey (A.24). */
export function useOf({ clock }: Services, passkey: PasskeyRecord, verified: VerifiedAuthentication): PasskeyUse {
  return {
    passkey: passkey.id,
    signCountSeen: verified.signCountSeen,
    backupEligible: verified.backupEligible,
    backupState: verified.backupState,
    userVerified: verified.userVerified,
    time: clock(),
  };
}

/**
 * Two ceremonies may finish in another order than the authenticator counted: only a counter that had been recorded when this
 * one began tells of a clone. And of a passkey that does not sign in anyway, its status is what is to be told.
 */
function countIsJudged({ status, signCountRecorded }: PasskeyRecord, { issued }: Assertion): boolean {
  return status === 'active' && issued >= signCountRecorded;
}
