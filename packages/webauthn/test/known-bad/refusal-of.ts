import assert from 'node:assert/strict';
import type { CaseFacts } from '@signet/testkit';
import { CeremonyError } from '../../src/ceremonies/ceremony-error.ts';
import type { TraceRow } from '../../src/ceremonies/trace.ts';

/** What a ceremony refused with; fails where it accepted, or threw anything but a CeremonyError. */
export function refusalOf(run: () => unknown): CeremonyError {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof CeremonyError, `threw ${String(error)}`);
    return error;
  }
  return assert.fail('was accepted');
}

/** Rows as text, for failures that can be read. */
function describeRows(rows: readonly TraceRow[]): string[] {
  return rows.map(({ step, title, outcome, code }) => `${step} ${outcome} ${code ?? ''} (${title})`);
}

/** The case's row is the one that refuses: every earlier one passed or had nothing to say, and later ones refuse only in its wake. */
export function assertOneRowRefused(rows: readonly TraceRow[], { code, step, inItsWake = [] }: CaseFacts): void {
  const at = rows.findIndex(({ outcome }) => outcome === 'refused');
  const row = rows[at];
  assert.deepEqual([row?.code, row?.step], [code, step], 'the first row that refuses');
  const unfinished = rows.slice(0, at).filter(({ outcome }) => outcome === 'not-reached');
  assert.deepEqual(describeRows(unfinished), [], 'rows before it that were not reached');
  const later = rows.slice(at + 1).filter(({ outcome }) => outcome === 'refused');
  assert.deepEqual(new Set(later.map((it) => it.step)), new Set(inItsWake), 'steps after it that refuse too');
}

/** Every row passed, had nothing to say, or is done elsewhere. */
export function assertAllPassed(rows: readonly TraceRow[]): void {
  const rest = rows.filter(({ outcome }) => outcome === 'refused' || outcome === 'not-reached');
  assert.deepEqual(describeRows(rest), []);
}
