import type { Case, CaseFile } from './case.ts';
import { isUnsupported } from './unsupported.ts';
import { isAsExpected, verdictOf } from './verdict.ts';

/** How one file came out. Policy cases, those that have the field, are counted apart. */
export interface Tally {
  cases: number;
  asExpected: number;
  policy: number;
  policyAsExpected: number;
  unsupported: number;
  deviations: { id: string; expected: string; got: string }[];
}

export interface Outcome {
  readonly one: Case;
  readonly got: string;
  readonly isUnsupported: boolean;
  readonly isAsExpected: boolean;
  readonly isPolicy: boolean;
}

export function outcomesOf(file: CaseFile): Outcome[] {
  return file.cases.map((one) => {
    const got = verdictOf(one);
    return {
      one,
      got,
      isUnsupported: isUnsupported(one, got),
      isAsExpected: isAsExpected(one.expect, got),
      isPolicy: one.policy !== undefined && one.policy !== null,
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
