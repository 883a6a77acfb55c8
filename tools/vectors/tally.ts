import { isAsExpected } from './judge.ts';
import type { Question, Verdict } from './question.ts';
import type { CaseFile } from './read-folder.ts';
import { isUnsupported } from './unsupported.ts';

/** How one file came out. Policy cases, those that have the field, are counted apart. */
export interface Tally {
  cases: number;
  asExpected: number;
  policy: number;
  policyAsExpected: number;
  unsupported: number;
  deviations: { id: string; expected: string; got: string }[];
}

export interface Outcome extends Verdict {
  readonly one: Question;
  readonly isUnsupported: boolean;
  readonly isAsExpected: boolean;
  readonly isPolicy: boolean;
}

export function outcomesOf(file: CaseFile): Outcome[] {
  return file.questions.map((one) => {
    const verdict = one.judge();
    return {
      one,
      ...verdict,
      isUnsupported: isUnsupported(one, verdict.got),
      isAsExpected: isAsExpected(one.expect, verdict.got),
      isPolicy: one.policy !== undefined,
    };
  });
}

/** A case that is refused as unsupported was not judged, so it does not count as expected even where a refusal was. */
export function tally(outcomes: readonly Outcome[]): Tally {
  const policy = outcomes.filter((it) => it.isPolicy);
  const others = outcomes.filter((it) => !it.isPolicy);
  const judged = others.filter((it) => !it.isUnsupported);
  return {
    cases: outcomes.length,
    asExpected: judged.filter((it) => it.isAsExpected).length,
    policy: policy.length,
    policyAsExpected: policy.filter((it) => it.isAsExpected).length,
    unsupported: others.length - judged.length,
    deviations: judged
      .filter((it) => !it.isAsExpected)
      .map(({ one, got }) => ({ id: one.id, expected: one.expect, got })),
  };
}

export function isClean(it: Tally): boolean {
  return it.asExpected + it.unsupported === it.cases - it.policy;
}

/** The sum over all files. */
export function total(tallies: readonly Tally[]): Tally {
  const sum = (of: (it: Tally) => number): number => tallies.reduce((so, it) => so + of(it), 0);
  return {
    cases: sum((it) => it.cases),
    asExpected: sum((it) => it.asExpected),
    policy: sum((it) => it.policy),
    policyAsExpected: sum((it) => it.policyAsExpected),
    unsupported: sum((it) => it.unsupported),
    deviations: tallies.flatMap((it) => it.deviations),
  };
}
