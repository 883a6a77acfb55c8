import { assertUsable } from '../prompt/assert-usable.ts';
import type { CeremonyOptions } from '../signet-client.ts';
import { takeTurn } from '../turn/turn.ts';
import type { Turn } from '../turn/turn.ts';

/** A call that shows the browser's prompt, with the page's turn. */
export async function modal<Answer>(
  kind: 'create' | 'get',
  { signal, onPhase }: CeremonyOptions,
  run: (turn: Turn) => Promise<Answer>,
  rank?: number,
): Promise<Answer> {
  assertUsable(kind);
  const withPhase = (turn: Turn): Promise<Answer> => {
    onPhase?.('preparing');
    return run(turn);
  };
  return takeTurn(withPhase, signal, rank);
}
