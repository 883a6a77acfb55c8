import type { SignedIn } from '@signet/protocol';
import { Autofill } from './autofill/autofill.ts';
import { capabilities } from './capabilities/capabilities.ts';
import { answerCreation } from './ceremony/answer-creation.ts';
import { modal } from './ceremony/modal.ts';
import { onceMore } from './ceremony/once-more.ts';
import { signIn } from './ceremony/sign-in.ts';
import { SignetError } from './errors/signet-error.ts';
import { createRequest } from './http/request.ts';
import { createPasskeys } from './passkeys/create-passkeys.ts';
import { ask } from './prompt/ask.ts';
import { signal as tell } from './signals/signal.ts';
import type { SignetClient, SignetOptions } from './signet-client.ts';
import { ranks, signedIn } from './turn/turn.ts';

/** A client of one mounted Signet handler. Clients are cheap; those of one page take turns at the browser's prompt. */
export function createSignet(options: SignetOptions = {}): SignetClient {
  const request = createRequest(options);
  const opensSession = (answer: SignedIn): SignedIn => {
    signedIn();
    return answer;
  };

  return {
    capabilities,
    site: ({ signal } = {}) => request('site', null, signal),
    session: async ({ signal } = {}) => (await request('session', null, signal)).session,
    signOut: async ({ signal } = {}) => void (await request('sign-out', {}, signal)),
    passkeys: createPasskeys(request),

    signIn: (call = {}) => modal('get', call, (turn) => signIn(request, turn, call).then(opensSession)),

    signUp: (input, call = {}) =>
      modal('create', call, (turn) =>
        onceMore(
          () => request('sign-up/begin', input, call.signal),
          (begun) =>
            answerCreation(begun, turn, call, {
              finish: (body) => request('sign-up/finish', body, call.signal),
              recover: (credentialId) => signIn(request, turn, call, credentialId),
            }),
        ).then(opensSession),
      ),

    autofill: async (call) => {
      const { autofill } = await capabilities();
      if (autofill && !call.signal?.aborted) new Autofill(request, call);
      return autofill;
    },

    confirm: (input, call = {}) =>
      modal('get', call, async (turn) => {
        const { ceremony, options: requestOptions } = await request('confirm/begin', input, call.signal);
        call.onPhase?.('waiting');
        return { ceremony, response: await ask(requestOptions, turn.signal) };
      }),

    account: {
      rename: async (names, { signal } = {}) => {
        const answer = await request('account/rename', names, signal);
        const { userHandle, username, displayName } = answer.account;
        await tell('signalCurrentUserDetails', { rpId: answer.rpId, userId: userHandle, name: username, displayName });
        return answer;
      },
    },

    enrol: async (input, call = {}) => {
      const silent = input.mediation === 'conditional';
      if (silent && !(await capabilities()).silentUpgrade)
        throw new SignetError('unsupported', 'The browser has no conditional create');
      return modal(
        'create',
        call,
        (turn) =>
          onceMore(
            () => request('enrol/begin', input, call.signal),
            (begun) =>
              answerCreation(
                begun,
                turn,
                call,
                { finish: (body) => request('enrol/finish', body, call.signal) },
                input.mediation,
              ),
          ),
        silent ? ranks.silent : ranks.modal,
      );
    },
  };
}
