import type { CreationBegun, Finish } from '@signet/protocol';
import type { Mediation } from '@signet/webauthn';
import { SignetError } from '../errors/signet-error.ts';
import { ask } from '../prompt/ask.ts';
import type { CeremonyOptions } from '../signet-client.ts';
import { fresh } from '../signals/tell-accepted.ts';
import { tellUnknown } from '../signals/tell-unknown.ts';
import type { Turn } from '../turn/turn.ts';

/**
 * A registration from its options to the stored passkey. One that the server refused is an orphan in the person's
 * authenticator, and is signalled as unknown; if the answer was lost it may be in use, and is not.
 * @param recover after a lost answer: what was stored after all, if anything
 */
export async function answerCreation<Answer>(
  { ceremony, options }: CreationBegun,
  turn: Turn,
  call: CeremonyOptions,
  finish: (body: Finish) => Promise<Answer>,
  recover?: (credentialId: string) => Promise<Answer | undefined>,
  mediation?: Mediation,
): Promise<Answer> {
  const response = await ask(options, turn, call, mediation);
  fresh.add(response.id);
  try {
    return await finish({ ceremony, response });
  } catch (error) {
    const { code, problem } = error as SignetError;
    // Used, though just begun: the browser sent the request twice, and the first one may have been accepted.
    if (problem && problem.status < 500 && problem.code !== 'challenge_used') {
      fresh.delete(response.id);
      if (problem.code !== 'credential_exists') await tellUnknown(options.rp.id, response);
    } else if (code !== 'cancelled') {
      const answer = await recover?.(response.id).catch(() => undefined);
      if (answer) return answer;
      // Not `expired`: that would ask for one more passkey.
      if (problem?.code === 'challenge_used') throw new SignetError('network', 'The answer was lost', { problem });
    }
    throw error;
  }
}
