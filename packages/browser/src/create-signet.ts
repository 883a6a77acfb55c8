import { startAutofill } from './autofill/autofill.ts';
import { capabilities } from './capabilities/capabilities.ts';
import { answerCreation } from './ceremony/answer-creation.ts';
import { modal } from './ceremony/modal.ts';
import { onceMore } from './ceremony/once-more.ts';
import { signIn } from './ceremony/sign-in.ts';
import { SignetError } from './errors/signet-error.ts';
import { createRequest } from './http/request.ts';
import { createPasskeys } from './passkeys/create-passkeys.ts';
import { ask } from './prompt/ask.ts';
import { tell } from './signals/tell.ts';
import type { SignetClient, SignetOptions } from './signet-client.ts';
import { modalRank, signedIn, silentRank } from './turn/turn.ts';

/** A client of one mounted Signet handler. Clients are cheap; those of one page take turns at the browser's prompt. */
export function createSignet(options: SignetOptions = {}): SignetClient {
  const request = createRequest(options);

  return {
    capabilities,
    site: (call) => request('site', null, call),
    session: async (call) => (await request('session', null, call)).session,
    signOut: async (call) => void (await request('sign-out', {}, call)),
    passkeys: createPasskeys(request),

    signIn: (call = {}) => modal('get', call, (turn) => signIn(request, turn, call)),

    signUp: (input, call = {}) =>
      modal('create', call, (turn) =>
        onceMore(
          () => request('sign-up/begin', input, call),
          (begun) =>
            answerCreation(
              begun,
              turn,
              call,
              async (body) => {
                const answer = await request('sign-up/finish', body, call);
                signedIn();
                return answer;
              },
              async (credentialId) => ({
                ...(await signIn(request, turn, call, credentialId)),
                recoveryCodes: null,
              }),
            ),
        ),
      ),

    autofill: async (call) => {
      const { autofill } = await capabilities();
      if (autofill && !call.signal?.aborted) startAutofill(request, call);
      return autofill;
    },

    confirm: (input, call = {}) =>
      modal('get', call, async (turn) => {
        const { ceremony, options: requestOptions } = await request('confirm/begin', input, call);
        return { ceremony, response: await ask(requestOptions, turn, call) };
      }),

    account: {
      rename: async (names, call) => {
        const answer = await request('account/rename', names, call);
        const { userHandle, username, displayName } = answer.account;
        await tell('signalCurrentUserDetails', { rpId: answer.rpId, userId: userHandle, name: username, displayName });
        return answer;
      },
    },

    enrol: async (input, call = {}) => {
      const silent = input.mediation === 'conditional';
      if (silent && !(await capabilities()).silentUpgrade)
        throw new SignetError('unsupported', 'No conditional create');
      return modal(
        'create',
        call,
        (turn) =>
          onceMore(
            () => request('enrol/begin', input, call),
            (begun) =>
              answerCreation(
                begun,
                turn,
                call,
                (body) => request('enrol/finish', body, call),
                undefined,
                input.mediation,
              ),
          ),
        silent ? silentRank : modalRank,
      );
    },
  };
}
