import type { Caller } from '../caller/caller.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { cookieSuffix } from './cookie.ts';

/**
 * Spends an opened ceremony, once and for all: committed by itself, whatever becomes of the response.
 * @throws SignetProblem challenge_used, challenge_expired (so long over that its use may be forgotten)
 */
export async function spendCeremony(
  { store }: Services,
  caller: Caller,
  ceremony: { readonly nonce: Uint8Array; readonly expires: number },
): Promise<void> {
  const outcome = await store.spendCeremony({ nonce: ceremony.nonce, expires: ceremony.expires });
  caller.cookies.clearCeremony(cookieSuffix(ceremony.nonce));
  if (outcome === 'already_spent') throw new SignetProblem('challenge_used');
  if (outcome === 'swept') throw new SignetProblem('challenge_expired');
}
