import { assertUsable } from '../prompt/assert-usable.ts';
import { phase } from '../prompt/phase.ts';
import type { CeremonyOptions } from '../signet-client.ts';
import { takeTurn } from '../turn/turn.ts';
import type { Turn } from '../turn/turn.ts';

/** A call that shows the browser's prompt, with the page's turn. */
export async function modal<Answer>(
  kind: 'create' | 'get',
  call: CeremonyOptions,
  run: (turn: Turn) => Promise<Answer>,
  rank?: number,
): Promise<Answer> {
  assertUsable(kind);
  const withPhase = (turn: Turn): Promise<Answer> => {
    phase(call, 'preparing');
    return run(turn);
  };
  return takeTurn(withPhase, call.signal, rank);
}
