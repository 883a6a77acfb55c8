import { Random } from '../hostile/random.ts';
import { compareCbor } from './cbor.ts';
import { compareCeremonies } from './ceremonies.ts';
import { compareCertificates } from './certificates.ts';
import type { Comparison } from './comparison.ts';
import { compareDer } from './der.ts';
import type { Tally } from './disagreement.ts';
import { newTally } from './disagreement.ts';
import { report } from './report.ts';

/** Inputs between two looks at the clock. */
const portion = 100;

/** How long to go on: so many inputs of the ceremonies, or so many minutes. */
export type Length = { readonly inputs: number } | { readonly minutes: number };

/**
 * Puts the same changed and generated inputs to our code and to the peers.
 * @returns the text to print, and how many disagreements no class explains
 */
export async function runDifferential(seed: number, length: Length): Promise<{ text: string; unclassified: number }> {
  const until = 'minutes' in length ? performance.now() + length.minutes * 60_000 : 0;
  const runs = [
    sideOf(await compareCeremonies(), seed),
    sideOf(compareCertificates(), seed + 1),
    sideOf(compareCbor(), seed + 2),
    sideOf(compareDer(), seed + 3),
  ];
  let inputs = 0;
  do {
    for (const run of runs) await run.go(portion);
    inputs += portion;
  } while ('inputs' in length ? inputs < length.inputs : performance.now() < until);
  return {
    text: runs.map((run) => run.report()).join('\n'),
    unclassified: runs.reduce((sum, run) => sum + run.tally.unclassifiedCount, 0),
  };
}

interface Side {
  readonly tally: Tally;
  readonly go: (inputs: number) => Promise<void>;
  readonly report: () => string;
}

function sideOf<Input>(comparison: Comparison<Input>, seed: number): Side {
  const tally = comparison.unchanged ?? newTally(comparison.what);
  const random = new Random(seed);
  return {
    tally,
    go: async (inputs) => {
      for (let left = inputs * comparison.share; left > 0; left -= 1) await comparison.run(random, tally);
    },
    report: () => report(tally, comparison.classes),
  };
}
