import type { RequestBegun, SignedIn } from '@signet/protocol';
import type { Mediation } from '@signet/webauthn';
import { SignetError } from '../errors/signet-error.ts';
import type { Request } from '../http/request.ts';
import { ask } from '../prompt/ask.ts';
import type { CeremonyOptions } from '../signet-client.ts';
import { tellUnknown } from '../signals/tell-unknown.ts';
import { signedIn } from '../turn/turn.ts';
import type { Turn } from '../turn/turn.ts';

/**
 * A sign-in from its options to the session. 404 `credential_unknown` alone tells the authenticators that the passkey
 * is gone: every other failure may pass, or be somebody else's doing.
 * @param only credential id; another passkey's answer is not sent
 */
export async function answerSignIn(
  request: Request,
  { ceremony, options }: RequestBegun,
  turn: Turn,
  call: CeremonyOptions,
  only?: string,
  mediation?: Mediation,
): Promise<SignedIn> {
  const response = await ask(options, turn, call, mediation);
  if (only && only !== response.id) throw new SignetError('cancelled', 'Another passkey');
  try {
    const answer = await request('sign-in/finish', { ceremony, response }, call);
    signedIn();
    return answer;
  } catch (error) {
    const { problem } = error as SignetError;
    if (problem?.status === 404 && problem.code === 'credential_unknown') await tellUnknown(options.rpId, response);
    throw error;
  }
}
