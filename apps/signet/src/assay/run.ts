import type { AssayCase } from './cases/assay-case.ts';
import { Trial } from './cases/trial.ts';
import type { Verdict } from './cases/trial.ts';
import { NoAnswer } from './http/client.ts';
import { RateLimited } from './http/rate-limited.ts';
import { NotAccepted } from './http/visitor.ts';
import { keyOf } from './target/needs.ts';
import type { Needs } from './target/needs.ts';
import type { Target } from './target/target.ts';

/** What became of one case. */
export interface Outcome {
  readonly one: AssayCase;
  readonly verdict: Verdict;
  /** Controls that were accepted, of the two. */
  readonly controls: number;
}

export interface Run {
  /** Gives a Signet that meets the needs; it is closed afterwards. */
  readonly open: (needs: Needs) => Promise<Target>;
  /** Told of each outcome. */
  readonly done: (outcome: Outcome) => void;
  /** Ends the run between two cases. */
  readonly stop: AbortSignal;
}

/** Controls of one case. */
export const controlsEach = 2;

/** Runs the cases, those at once that one Signet can serve together. */
export async function runCases(cases: readonly AssayCase[], run: Run): Promise<void> {
  for (const group of Map.groupBy(cases, ({ needs }) => keyOf(needs)).values()) {
    const [first] = group;
    if (first === undefined || run.stop.aborted) continue;
    const target = await run.open(first.needs);
    try {
      await runGroup(group, target, run);
    } finally {
      await target.close();
    }
  }
}

/** Cases under way at one time: the units of several share a commit. */
const lanes = 8;

async function runGroup(group: readonly AssayCase[], target: Target, { done, stop }: Run): Promise<void> {
  const queue = [...group];
  let limited: RateLimited | null = null;
  const lane = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined && !stop.aborted; one = queue.shift()) {
      const outcome = limited ? broken(one, `not sent: ${limited.message}`) : await runCase(one, target);
      if (outcome.verdict.cause instanceof RateLimited) limited = outcome.verdict.cause;
      done(outcome);
    }
  };
  await Promise.all(Array.from({ length: group[0]?.needs.alone ? 1 : lanes }, lane));
}

async function runCase(one: AssayCase, target: Target): Promise<Outcome> {
  const trial = new Trial(target, { code: one.code, origin: one.needs.origin });
  try {
    await one.run(trial);
    return { one, verdict: trial.verdict, controls: trial.controls };
  } catch (error) {
    if (!isAnswer(error)) throw error;
    const { verdict, controls } = trial;
    // What was accepted stays told: it is worse than a control that fails after it.
    if (verdict.kind === 'accepted') return { one, verdict, controls };
    return { one, verdict: { kind: 'broken', told: error.message, cause: error }, controls };
  }
}

function broken(one: AssayCase, told: string): Outcome {
  return { one, verdict: { kind: 'broken', told }, controls: 0 };
}

/** What a server brings about; a DOMException is the authenticator's, to options that it cannot meet. */
function isAnswer(error: unknown): error is Error {
  return [NoAnswer, NotAccepted, RateLimited, DOMException].some((kind) => error instanceof kind);
}
