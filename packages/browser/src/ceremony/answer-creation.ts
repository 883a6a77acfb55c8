import type { CreationBegun, Finish } from '@signet/protocol';
import type { Mediation } from '@signet/webauthn';
import { SignetError } from '../errors/signet-error.ts';
import { ask } from '../prompt/ask.ts';
import type { CeremonyOptions } from '../signet-client.ts';
import { signal } from '../signals/signal.ts';
import type { Turn } from '../turn/turn.ts';

/** What follows the prompt of a registration. */
export interface Ending<Answer> {
  finish(body: Finish): Promise<Answer>;
  /** The finish's answer was lost: learns whether the passkey was stored, or rejects. */
  recover?(credentialId: string): Promise<Answer>;
}

/**
 * A registration from its options to the stored passkey. One that the server refused is an orphan in the person's
 * authenticator, and is signalled as unknown; if the answer was lost it may be in use, and is not.
 */
export async function answerCreation<Answer>(
  { ceremony, options }: CreationBegun,
  turn: Turn,
  { onPhase }: CeremonyOptions,
  { finish, recover }: Ending<Answer>,
  mediation?: Mediation,
): Promise<Answer> {
  onPhase?.('waiting');
  const response = await ask(options, turn.signal, mediation);
  turn.keep();
  onPhase?.('checking');
  try {
    return await finish({ ceremony, response });
  } catch (error) {
    if (!(error instanceof SignetError) || error.code === 'cancelled') throw error;
    const { problem } = error;
    // Used, though just begun: the browser sent the request twice, and the first one may have been accepted.
    if (!problem || problem.status >= 500 || problem.code === 'challenge_used') {
      const answer = await recover?.(response.id).catch(() => undefined);
      if (answer) return answer;
      throw error;
    }
    if (problem.code !== 'credential_exists')
      await signal('signalUnknownCredential', { rpId: options.rp.id, credentialId: response.id });
    throw error;
  }
}
