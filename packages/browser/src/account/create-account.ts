import type { SignedUp } from '@signet/protocol';
import { answerCreation } from '../ceremony/answer-creation.ts';
import { modal } from '../ceremony/modal.ts';
import { onceMore } from '../ceremony/once-more.ts';
import { createRequest } from '../http/request.ts';
import type { Request } from '../http/request.ts';
import { tell } from '../signals/tell.ts';
import type { CallOptions, CeremonyOptions, Confirmation, SignetOptions } from '../signet-client.ts';
import { signedIn } from '../turn/turn.ts';
import type { AccountClient } from './account-client.ts';

/** What an account page needs beyond `createSignet`: a module of its own, so that a sign-in page need not load it. */
export function createAccount(options: SignetOptions = {}): AccountClient {
  const request = createRequest(options);
  return {
    recovery: {
      status: (call) => request('recovery', null, call),
      makeCodes: (confirmation, call) => request('recovery/codes/make', { confirmation }, call),
      codesStored: async (call) => void (await request('recovery/codes/stored', {}, call)),
      cancel: async (confirmation, call) => void (await request('recovery/cancel', { confirmation }, call)),
      turnOff: async (confirmation, call) => void (await request('recovery/turn-off', { confirmation }, call)),
    },
    recover: {
      state: async (call) => (await request('recover', null, call)).recovery,
      begin: async (input, call) => (await request('recover/begin', input, call)).recovery,
      enrol: (call = {}) => enrol(request, call),
    },
    totp: {
      begin: (confirmation, call) => request('totp/begin', { confirmation }, call),
      finish: async (code, call) => void (await request('totp/finish', { code }, call)),
      remove: async (confirmation, call) => void (await request('totp/remove', { confirmation }, call)),
    },
    sessions: {
      list: (call) => request('sessions', null, call),
      revoke: (session, call) => request('sessions/revoke', { session, confirmation: call?.confirmation }, call),
      revokeOthers: (call) => request('sessions/revoke-others', { confirmation: call?.confirmation }, call),
      raise: (confirmation, call) => request('session/raise', { confirmation }, call),
    },
    notices: {
      list: (before, call) => request(`notices?${page(before)}`, null, call),
      read: async (upTo, call) => void (await request('notices/read', { upTo }, call)),
    },
    activity: (before, call) => request(`activity?${page(before)}`, null, call),
    email: {
      read: (call) => request('account/email', null, call),
      begin: (email, confirmation, call) => request('account/email/begin', { email, confirmation }, call),
      finish: (check, code, call) => request('account/email/finish', { check, code }, call),
      remove: (confirmation, call) => request('account/email/remove', { confirmation }, call),
    },
    restorePasskey: async (passkey, confirmation, call) =>
      (await request('passkeys/restore', { passkey, confirmation }, call)).passkey,
    deleteAccount: (confirmation, call) => deleteAccount(request, confirmation, call),
    invitation: (invite, call) => request('invite/look', { invite }, call),
  };
}

const page = (before: string | null | undefined): string => (before ? `before=${encodeURIComponent(before)}` : '');

/** An answer that was lost is not looked for: the recovery is open still, or over, and its page shows which. */
function enrol(request: Request, call: CeremonyOptions): Promise<SignedUp> {
  return modal('create', call, (turn) =>
    onceMore(
      () => request('recover/enrol/begin', {}, call),
      (begun) =>
        answerCreation(begun, turn, call, async (body) => {
          const answer = await request('recover/enrol/finish', body, call);
          signedIn();
          return answer;
        }),
    ),
  );
}

async function deleteAccount(request: Request, confirmation: Confirmation, call?: CallOptions): Promise<void> {
  // Whose passkeys are to be forgotten is known only as long as the account is there.
  const { rpId, userHandle } = await request('passkeys', null, call);
  await request('account/delete', { confirmation }, call);
  await tell('signalAllAcceptedCredentials', { rpId, userId: userHandle, allAcceptedCredentialIds: [] });
}
