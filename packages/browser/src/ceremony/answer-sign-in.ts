import type { RequestBegun, SignedIn } from '@signet/protocol';
import type { Mediation } from '@signet/webauthn';
import { SignetError } from '../errors/signet-error.ts';
import type { Request } from '../http/request.ts';
import { ask } from '../prompt/ask.ts';
import type { CeremonyOptions } from '../signet-client.ts';
import { signal } from '../signals/signal.ts';
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
  { onPhase, signal: caller }: CeremonyOptions,
  only?: string,
  mediation?: Mediation,
): Promise<SignedIn> {
  onPhase?.('waiting');
  const response = await ask(options, turn.signal, mediation);
  if (only && only !== response.id) throw new SignetError('cancelled', 'Another passkey was chosen');
  turn.keep();
  onPhase?.('checking');
  try {
    return await request('sign-in/finish', { ceremony, response }, caller);
  } catch (error) {
    const problem = error instanceof SignetError ? error.problem : undefined;
    if (problem?.status === 404 && problem.code === 'credential_unknown')
      await signal('signalUnknownCredential', { rpId: options.rpId, credentialId: response.id });
    throw error;
  }
}
