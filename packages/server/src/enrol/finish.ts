import type { Enrolled, Finish } from '@signet/protocol';
import type { VerifiedRegistration } from '@signet/webauthn';
import { accountAnswer } from '../account/answer.ts';
import { newAccount } from '../account/new-account.ts';
import { eventOf } from '../audit/event.ts';
import { recordingRefusals } from '../audit/recording-refusals.ts';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import { passkeyRecord } from '../credentials/passkey-record.ts';
import { verifyNewCredential } from '../credentials/verify-new.ts';
import { decodeBase64url } from '../encoding/base64url.ts';
import { recognise } from '../devices/recognise.ts';
import { addToAccount } from '../passkeys/add-to-account.ts';
import { passkeyAnswer } from '../passkeys/answer.ts';
import type { AccountId } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { openCeremony } from '../sealed-ceremony/open.ts';
import type { OpenCeremony } from '../sealed-ceremony/open.ts';
import { spendCeremony } from '../sealed-ceremony/spend.ts';
import type { Services } from '../services.ts';

/**
 * POST /v1/enrol/finish: open → spend → verify → spend the ticket → one unit. It opens no session: the embedding
 * application has one.
 * @throws SignetProblem of openCeremony and spendCeremony, ticket_used, ticket_expired, name_taken, credential_exists,
 *   too_many_passkeys, account_suspended; CeremonyError
 */
export async function finishEnrol(services: Services, caller: Caller & OnOrigin, body: Finish): Promise<Enrolled> {
  const ceremony = await openCeremony(services, caller, body.ceremony, { kind: 'enrol', account: null });
  await spendCeremony(services, caller, ceremony);
  const attempt = { actor: null, subject: ceremony.account };
  return await recordingRefusals(services, caller, 'passkey.enrolled', attempt, async () => {
    const verified = verifyNewCredential(services, ceremony, body.response);
    await spendTicket(services, ceremony);
    return ceremony.account === null
      ? await enrolNewAccount(services, caller, ceremony, verified)
      : await enrolAccount(services, caller, ceremony.account as AccountId, verified);
  });
}

async function spendTicket({ store }: Services, ceremony: OpenCeremony<'enrol'>): Promise<void> {
  const nonce = decodeBase64url(ceremony.ticket);
  if (!nonce) throw new SignetProblem('ceremony_malformed');
  const outcome = await store.spendCeremony({ nonce, expires: ceremony.ticketExpires });
  if (outcome === 'already_spent') throw new SignetProblem('ticket_used');
  if (outcome === 'swept') throw new SignetProblem('ticket_expired');
}

async function enrolNewAccount(
  services: Services,
  caller: Caller & OnOrigin,
  ceremony: OpenCeremony<'enrol'>,
  verified: VerifiedRegistration,
): Promise<Enrolled> {
  const account = newAccount(services, ceremony, ceremony.externalId);
  const passkey = passkeyRecord(services, caller, account.id, verified);
  const data = { passkey: passkey.id, enrolled: true };
  const event = eventOf(services, caller, { type: 'account.created', actor: account.id, subject: account.id, data });
  const { store, rp } = services;
  const outcome = await store.createAccount({ account, passkey, session: null, replaces: null, event });
  if (outcome === 'credential_exists') throw new SignetProblem('credential_exists', { step: 'R.26' });
  if (outcome !== 'created') {
    // Another ticket for the same person was faster: this passkey bears a user handle that the account does not have.
    const faster = await store.findAccountByExternalId(rp.id, ceremony.externalId);
    throw new SignetProblem(faster ? 'ceremony_account' : 'name_taken');
  }
  recognise(services, caller, account.id).remember();
  return { account: accountAnswer(account), passkey: passkeyAnswer(passkey, null, 'last_way_in') };
}

async function enrolAccount(
  services: Services,
  caller: Caller & OnOrigin,
  id: AccountId,
  verified: VerifiedRegistration,
): Promise<Enrolled> {
  const account = await services.store.findAccount(id);
  if (!account) throw new SignetProblem('ceremony_account');
  const passkey = passkeyRecord(services, caller, id, verified);
  const event = eventOf(services, caller, { type: 'passkey.enrolled', actor: id, subject: passkey.id });
  await addToAccount(services, account, passkey, event);
  recognise(services, caller, account.id).remember();
  return { account: accountAnswer(account), passkey: passkeyAnswer(passkey, null) };
}
