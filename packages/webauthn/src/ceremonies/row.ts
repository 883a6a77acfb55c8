import type { RefusalCode } from '../refusals/codes.ts';

/** Nothing: the row passed. `not-applicable`: its condition does not hold. `elsewhere`: the caller decided to do it. */
export type CheckResult = undefined | void | 'not-applicable' | 'elsewhere';

export type Phase = 'parse' | 'verify' | 'elsewhere';

/** One row of a ceremony's table: a step of the specification, or a policy of our own at the step it belongs to. */
export interface Row<Facts> {
  /** By list position, `R.9` or `A.9`. */
  readonly step: string;
  readonly anchor: string;
  readonly title: string;
  readonly kind: 'spec' | 'policy';
  /** `elsewhere`: done by the browser, the caller or its store; the title says by whom. */
  readonly phase: Phase;
  /** What the row can refuse with. */
  readonly codes: readonly RefusalCode[];
  /** Facts that earlier rows found and this one reads. */
  readonly needs: readonly (keyof Facts)[];
  /** Throws Refusal. A method, so that a check may ask for facts that are known: its place and its needs promise them. */
  check(facts: Facts): CheckResult;
  /** The same check with its one slow operation on the thread pool. */
  pooled?(facts: Facts): Promise<CheckResult>;
}

/** Facts of which some are known. */
export type Known<Facts, Names extends keyof Facts> = Facts & {
  [Name in Names]: Exclude<Facts[Name], undefined>;
};

interface RowInput<Facts, Names extends keyof Facts> extends Pick<Row<Facts>, 'step' | 'anchor' | 'title'> {
  readonly kind?: 'policy';
  readonly phase: 'parse' | 'verify';
  readonly codes?: readonly RefusalCode[];
  readonly needs: readonly Names[];
  check(facts: Known<Facts, Names>): CheckResult;
  pooled?(facts: Known<Facts, Names>): Promise<CheckResult>;
}

/** The writers of one ceremony's rows. */
export interface RowWriters<Facts> {
  readonly step: <Names extends keyof Facts>(row: RowInput<Facts, Names>) => Row<Facts>;
  readonly elsewhere: (step: string, anchor: string, title: string) => Row<Facts>;
}

/** Makes the writers. A check sees the facts that it declares to need as known, and the others as they may be. */
export function rowsOf<Facts>(): RowWriters<Facts> {
  return {
    step: (row) => ({ kind: 'spec', codes: [], ...row }),
    elsewhere: (step, anchor, title) => ({
      step,
      anchor,
      title,
      kind: 'spec',
      phase: 'elsewhere',
      codes: [],
      needs: [],
      check: () => 'elsewhere',
    }),
  };
}

/** What is made of the facts after the rows of a phase passed. A method for the reason that `check` is one. */
export interface Conclusion<Facts, Result> {
  of(facts: Facts): Result;
}
