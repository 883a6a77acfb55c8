import type { UnreachableCase } from '../cases/assay-case.ts';
import type { Outcome } from '../run.ts';
import { controlsEach } from '../run.ts';

/** What a run showed. */
export interface Findings {
  readonly outcomes: readonly Outcome[];
  readonly unreachable: readonly UnreachableCase[];
  /** Lines whose check does not exist yet. */
  readonly deferred: readonly number[];
}

/** A run as JSON: `cases` are those with an outcome, and the deferred ones. */
export interface Summary {
  readonly cases: number;
  readonly refused: number;
  /** Ids of hostile inputs that came through. */
  readonly accepted: readonly string[];
  /** Ids of which nothing can be said. */
  readonly broken: readonly string[];
  readonly deferred: number;
  readonly controls: number;
  readonly controlsAccepted: number;
  /** What this target cannot be shown; not among the cases. */
  readonly unreachable: readonly { readonly id: string; readonly reason: string }[];
  /** What was answered, of those that were not refused as they should. */
  readonly told: Readonly<Record<string, string>>;
}

/** Counts a run. */
export function summaryOf({ outcomes, unreachable, deferred }: Findings): Summary {
  const ids = (kind: string): string[] =>
    outcomes.filter(({ verdict }) => verdict.kind === kind).map(({ one }) => one.id);
  const strange = outcomes.filter(({ verdict }) => verdict.kind !== 'refused');
  return {
    cases: outcomes.length + deferred.length,
    refused: ids('refused').length,
    accepted: ids('accepted'),
    broken: ids('broken'),
    deferred: deferred.length,
    controls: outcomes.length * controlsEach,
    controlsAccepted: outcomes.reduce((sum, { controls }) => sum + controls, 0),
    unreachable: unreachable.map(({ id, reason }) => ({ id, reason })),
    told: Object.fromEntries(strange.map(({ one, verdict }) => [one.id, verdict.told])),
  };
}

/** Whether the run says of the target that all is well: something was shown, all of it refused, every control accepted. */
export function isWell({ refused, accepted, broken, controls, controlsAccepted }: Summary): boolean {
  return refused > 0 && accepted.length === 0 && broken.length === 0 && controlsAccepted === controls;
}
