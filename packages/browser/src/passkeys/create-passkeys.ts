import type { PasskeyAdded } from '@signet/protocol';
import { answerCreation } from '../ceremony/answer-creation.ts';
import { modal } from '../ceremony/modal.ts';
import type { Request } from '../http/request.ts';
import { fresh, tellAccepted } from '../signals/tell-accepted.ts';
import type { SignetClient } from '../signet-client.ts';

type Passkeys = SignetClient['passkeys'];

/** The passkeys of the account that is signed in. */
export function createPasskeys(request: Request): Passkeys {
  const list: Passkeys['list'] = async (call) => {
    const answer = await request('passkeys', null, call);
    await tellAccepted(
      answer.rpId,
      answer.userHandle,
      answer.passkeys.map((it) => it.credentialId),
    );
    return answer;
  };

  /** The finish's answer was lost: the list tells whether it arrived. */
  const find = async (credentialId: string): Promise<PasskeyAdded | undefined> => {
    const passkey = (await list()).passkeys.find((it) => it.credentialId === credentialId);
    return passkey && { passkey };
  };

  return {
    list,
    beginAdd: async (confirmation, call) => {
      const begun = await request('passkeys/add/begin', { confirmation }, call);
      return {
        create: (call = {}) =>
          modal('create', call, (turn) =>
            answerCreation(begun, turn, call, (body) => request('passkeys/add/finish', body, call), find),
          ),
      };
    },
    rename: (passkey, label, call) =>
      request('passkeys/rename', { passkey, label, confirmation: call?.confirmation }, call),
    delete: async (passkey, confirmation, call) => {
      const answer = await request('passkeys/delete', { passkey, confirmation }, call);
      fresh.delete(answer.credentialId);
      await tellAccepted(answer.rpId, answer.userHandle, answer.accepted);
      return answer;
    },
  };
}
