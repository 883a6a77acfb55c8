import type { Settings } from '../settings/settings.ts';
import type { Desk } from './with-operator.ts';
import { withOperator } from './with-operator.ts';

/** What every command of the operator is told. */
export interface Asked {
  readonly settings: Settings;
  /** The relying party, where there are several. */
  readonly rp: string | undefined;
  /** The answer as one JSON object. */
  readonly json: boolean;
}

/**
 * What a command prints: the answer in words, or as JSON just as the admin API gives it.
 * @throws what `ask` and `withOperator` throw
 */
export async function answered<Answer>(
  { settings, rp, json }: Asked,
  ask: (desk: Desk) => Promise<Answer>,
  inWords: (answer: Answer) => string,
): Promise<string> {
  const answer = await withOperator(settings, rp, ask);
  return json ? `${JSON.stringify(answer)}\n` : inWords(answer);
}
