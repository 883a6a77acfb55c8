import type { Random } from '../hostile/random.ts';
import type { Disagreement, Tally } from './disagreement.ts';

/** One parser, or the ceremonies, beside a peer. */
export interface Comparison<Input> {
  readonly what: string;
  readonly classes: readonly Disagreement<Input>[];
  /** Inputs of it for each input of the ceremonies, which are the slowest. */
  readonly share: number;
  /** Where the counting begins: with the inputs as they were before anything was changed. */
  readonly unchanged?: Tally;
  /** Puts one input to both and counts what they say. */
  readonly run: (random: Random, tally: Tally) => void | Promise<void>;
}
