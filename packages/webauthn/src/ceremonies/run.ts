import { Refusal } from '../refusals/refusal.ts';
import type { Ceremony } from './ceremony-error.ts';
import { CeremonyError } from './ceremony-error.ts';
import type { Row } from './row.ts';
import type { TraceRow } from './trace.ts';

/** One ceremony: its table, and the rows of each phase in the table's order. */
export interface CeremonyTable<Facts> {
  readonly ceremony: Ceremony;
  readonly rows: readonly Row<Facts>[];
  readonly parse: readonly Row<Facts>[];
  readonly verify: readonly Row<Facts>[];
}

export function ceremonyTable<Facts>(ceremony: Ceremony, rows: readonly Row<Facts>[]): CeremonyTable<Facts> {
  const of = (phase: Row<Facts>['phase']): readonly Row<Facts>[] => rows.filter((row) => row.phase === phase);
  return { ceremony, rows, parse: of('parse'), verify: of('verify') };
}

/**
 * Runs rows over the facts and stops at the first refusal.
 * @throws CeremonyError
 */
export function runRows<Facts>(ceremony: Ceremony, rows: readonly Row<Facts>[], facts: Facts): void {
  let at = 0;
  try {
    for (; at < rows.length; at += 1) rows[at]?.check(facts);
  } catch (error) {
    throw refusedAt(ceremony, rows[at], error);
  }
}

/** The same rows, the slow ones on the thread pool. */
export async function runRowsPooled<Facts>(
  ceremony: Ceremony,
  rows: readonly Row<Facts>[],
  facts: Facts,
): Promise<void> {
  let at = 0;
  try {
    for (; at < rows.length; at += 1) {
      const row = rows[at];
      if (row?.pooled) await row.pooled(facts);
      else row?.check(facts);
    }
  } catch (error) {
    throw refusedAt(ceremony, rows[at], error);
  }
}

/** Runs every row whose needs are known, whatever the earlier ones said, and tells how each came out. */
export function traceRows<Facts>(rows: readonly Row<Facts>[], facts: Facts): TraceRow[] {
  return rows.map((row) => {
    const { step, anchor, title, kind, phase } = row;
    return { step, anchor, title, kind, phase, ...outcomeOf(row, facts) };
  });
}

function outcomeOf<Facts>(row: Row<Facts>, facts: Facts): Pick<TraceRow, 'outcome' | 'code' | 'reason'> {
  if (row.needs.some((name) => facts[name] === undefined)) return { outcome: 'not-reached', code: null, reason: null };
  try {
    return { outcome: row.check(facts) ?? 'passed', code: null, reason: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { outcome: 'refused', code: error.code, reason: error.message };
  }
}

/** What is not a refusal is a fault of ours or of the platform, and stays what it is. */
function refusedAt<Facts>(ceremony: Ceremony, row: Row<Facts> | undefined, error: unknown): unknown {
  if (!(error instanceof Refusal) || row === undefined) return error;
  return new CeremonyError(ceremony, row.step, row.anchor, error);
}
