import type { CeremonyErrorCode } from './ceremony-error.ts';

export type TraceOutcome = 'passed' | 'refused' | 'not-applicable' | 'elsewhere' | 'not-reached';

/** One row of a ceremony's table and how it came out. */
export interface TraceRow {
  readonly step: string;
  readonly anchor: string;
  readonly title: string;
  readonly kind: 'spec' | 'policy';
  readonly phase: 'parse' | 'verify' | 'elsewhere';
  readonly outcome: TraceOutcome;
  /** With `refused`. */
  readonly code: CeremonyErrorCode | null;
  /** With `refused`: the text for the log. */
  readonly reason: string | null;
}
