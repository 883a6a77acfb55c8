import type { Random } from '../hostile/random.ts';

/** A parser, or a whole ceremony, and inputs for it. Inputs are bytes, so that any of them can be printed and tried again. */
export interface Target {
  readonly name: string;
  /** What an input goes through, in order; the last one is that it was taken. */
  readonly steps: readonly string[];
  /** Least share of the inputs that has to get to a step, so that the mutations are known to get deep. */
  readonly floors: Readonly<Record<string, number>>;
  /** A changed real input, or a made one. */
  readonly make: (random: Random) => Uint8Array;
  /** Puts an input to the code, and answers how far it came; a Refusal or CeremonyError is turned into a step, nothing else is caught. */
  readonly run: (input: Uint8Array) => string;
}

/** How one target came out. */
export interface TargetResult {
  readonly name: string;
  inputs: number;
  /** Inputs that got to each step or beyond. */
  readonly reached: Record<string, number>;
  /** CPU time of the slowest input, milliseconds. */
  slowest: number;
  readonly failures: Failure[];
}

export interface Failure {
  readonly target: string;
  readonly what: string;
  /** base64url. */
  readonly input: string;
}

/** Counts an input as having got to a step and all those before it. */
export function countStep(result: TargetResult, steps: readonly string[], step: string): void {
  const last = steps.indexOf(step);
  if (last === -1) throw new Error(`${result.name} has no step ${step}`);
  for (const one of steps.slice(0, last + 1)) result.reached[one] = (result.reached[one] ?? 0) + 1;
}

export function newResult(target: Target): TargetResult {
  return { name: target.name, inputs: 0, reached: {}, slowest: 0, failures: [] };
}

/** Steps that too few of the inputs got to. */
export function shallow(target: Pick<Target, 'floors'>, { inputs, reached }: TargetResult): readonly string[] {
  return Object.entries(target.floors)
    .filter(([step, floor]) => (reached[step] ?? 0) < floor * inputs)
    .map(([step, floor]) => `${step}: fewer than ${floor * 100} % of the inputs`);
}
