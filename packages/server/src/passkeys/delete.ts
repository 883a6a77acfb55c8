import { actions } from '@signet/protocol';
import type { PasskeyDelete, PasskeyDeleted } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import { confirmingPasskeyGone } from '../confirm/passkey-gone.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { heldUntil, isSinceRecovery } from '../lockout/hold.ts';
import { mayDelete } from '../lockout/may-delete.ts';
import { tellAccount } from '../notices/tell-account.ts';
import { tellTogether } from '../notices/tell-together.ts';
import type { AccountRecord, PasskeyRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';

/**
 * POST /v1/passkeys/delete, confirmed. The store asks the guard inside the unit, which says what must stay. With a passkey that
 * a recovery brought, and that one from before it throws out within the hold, go the ways back that came with it.
 * @throws SignetProblem passkey_not_found, last_way_in, recovery_needed, recovery_hold, those of acceptConfirmation; CeremonyError
 */
export async function deletePasskey(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { passkey, confirmation }: PasskeyDelete,
): Promise<PasskeyDeleted> {
  const { account, record } = caller.session;
  const { store, policy, rp, clock } = services;
  const confirmed = { action: actions.deletePasskey, parameters: { passkey } };
  const { use, data, passkey: by } = await acceptConfirmation(services, caller, confirmed, confirmation);
  const standing = await store.standing(account.id);
  const doomed = standing?.passkeys.find((it) => it.id === passkey);
  if (!standing || !doomed) throw new SignetProblem('passkey_not_found');
  const forgets = throwsOut(standing.account, doomed, by, clock());
  const outcome = await store.deletePasskey({
    account: account.id,
    passkey: doomed.id,
    guard: mayDelete({ passkey: doomed.id, confirmedBy: use.passkey, policy, rpId: rp.rpId, now: clock() }),
    keepSession: record.id,
    forgets,
    use,
    event: eventOf(services, caller, {
      type: 'passkey.deleted',
      actor: account.id,
      subject: passkey,
      data: forgets ? { ...data, codesForgotten: true } : data,
    }),
    ...tellDeleted(services, caller, doomed, forgets),
  });
  if (outcome === 'not_found') throw new SignetProblem('passkey_not_found');
  if (outcome !== 'deleted') throw confirmingPasskeyGone(outcome);
  const stay = await store.listPasskeys(account.id);
  return {
    rpId: rp.rpId,
    userHandle: encodeBase64url(account.userHandle),
    credentialId: encodeBase64url(doomed.credentialId),
    accepted: stay.map((it) => encodeBase64url(it.credentialId)),
  };
}

function throwsOut(account: AccountRecord, doomed: PasskeyRecord, by: PasskeyRecord, now: number): boolean {
  return heldUntil(account, now) !== null && isSinceRecovery(doomed, account) && !isSinceRecovery(by, account);
}

function tellDeleted(
  services: Services,
  { session, agent }: Caller & InSession,
  { id, label }: PasskeyRecord,
  forgets: boolean,
): ReturnType<typeof tellAccount> {
  const data = { passkey: label, passkeyId: id, device: agent };
  const deleted = tellAccount(services, session.account, 'passkey.deleted', data);
  if (!forgets) return deleted;
  const forgotten = tellAccount(services, session.account, 'recovery-codes.forgotten', { device: agent });
  return tellTogether(deleted, forgotten);
}
