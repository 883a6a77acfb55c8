import type { Finish, Parameters } from '@signet/protocol';
import { parseAuthentication } from '@signet/webauthn';
import type { VerifiedAuthentication } from '@signet/webauthn';
import { recordingRefusals } from '../audit/recording-refusals.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { requireAccepted } from '../credentials/require-accepted.ts';
import { useOf } from '../credentials/verify-assertion.ts';
import type { EventRecord, PasskeyRecord } from '../ports/records.ts';
import type { PasskeyUse } from '../ports/store.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { openCeremony } from '../sealed-ceremony/open.ts';
import type { OpenCeremony } from '../sealed-ceremony/open.ts';
import { spendCeremony } from '../sealed-ceremony/spend.ts';
import type { Services } from '../services.ts';
import { verifyWithSignals } from '../signals/verify.ts';
import { confirmingPasskeys } from './confirming-passkeys.ts';
import { sameParameters } from './parameters.ts';

/** What is to be confirmed, by whom the server says it is. */
export interface ConfirmedAction {
  readonly action: string;
  readonly parameters: Parameters;
}

/** A spent and verified confirmation; the caller records `use` in the unit of its action. */
export interface Confirmation {
  readonly use: PasskeyUse;
  readonly passkey: PasskeyRecord;
  readonly userVerified: boolean;
  /** For the event of the action. */
  readonly data: EventRecord['data'];
}

/**
 * Accepts the confirmation that came with an action's request: made for this account, action and parameters, used once.
 * @throws SignetProblem of openCeremony and spendCeremony, confirmation_action, confirmation_parameters,
 *   credential_not_allowed, passkey_not_accepted; CeremonyError
 */
export async function acceptConfirmation(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  confirmed: ConfirmedAction,
  body: Finish,
): Promise<Confirmation> {
  const { account } = caller.session;
  const ceremony = await openCeremony(services, caller, body.ceremony, { kind: 'confirm', account: account.id });
  if (ceremony.action !== confirmed.action) throw new SignetProblem('confirmation_action');
  if (!sameParameters(ceremony.parameters, confirmed.parameters)) {
    throw new SignetProblem('confirmation_parameters');
  }
  await spendCeremony(services, caller, ceremony);
  const attempt = { actor: account.id, subject: account.id };
  return await recordingRefusals(services, caller, 'confirmation.finished', attempt, async () => {
    const { passkey, verified } = await verifyConfirmation(services, caller, ceremony, body.response);
    requireAccepted(services, passkey, verified);
    const { userVerified } = verified;
    return {
      use: useOf(services, passkey, verified),
      passkey,
      userVerified,
      data: { confirmedBy: passkey.id, userVerified, presenceOnly: !userVerified },
    };
  });
}

async function verifyConfirmation(
  services: Services,
  caller: Caller & InSession,
  ceremony: OpenCeremony<'confirm'>,
  response: unknown,
): Promise<{ passkey: PasskeyRecord; verified: VerifiedAuthentication }> {
  const { account } = caller.session;
  const parsed = parseAuthentication(response);
  const passkeys = await confirmingPasskeys(services, account.id);
  const passkey = passkeys.find((it) => Buffer.compare(it.credentialId, parsed.id) === 0);
  // Also where no account has it: only the nameless sign-in tells that apart.
  if (!passkey) {
    throw new SignetProblem('credential_not_allowed', { step: 'A.5', anchor: '#sctn-verifying-assertion' });
  }
  const verified = await verifyWithSignals(
    services,
    caller,
    ceremony,
    parsed,
    { passkey, account },
    {
      user: { identified: 'before', userHandle: account.userHandle },
      allowCredentials: passkeys.map((it) => it.credentialId),
    },
  );
  return { passkey, verified };
}
