import type { Verdict } from '../cases/trial.ts';
import type { Outcome } from '../run.ts';
import { partNames, partOf } from './parts.ts';
import type { Findings } from './summary.ts';
import { isWell, summaryOf } from './summary.ts';

/**
 * A run for people: counts by part of the catalogue, then what was not refused as it should, then what was out of reach.
 * @param all a row for every case too
 */
export function tableOf(findings: Findings, all: boolean): string {
  const { outcomes, unreachable } = findings;
  const lines = [
    ...(all ? [...aligned(outcomes.map(rowOf)), ''] : []),
    ...aligned([heads, ...partNames.map((name) => countsOf(name, findings))]),
    ...listed('Accepted, and must not be', outcomes, 'accepted'),
    ...listed('Broken: nothing can be said of', outcomes, 'broken'),
    ...section('Not reachable here', aligned(unreachable.map(({ line, id, reason }) => [lineOf(line), id, reason]))),
    '',
    verdictOf(findings),
  ];
  return `${lines.join('\n')}\n`;
}

const heads = ['', 'cases', 'refused', 'accepted', 'broken', 'deferred', 'not reachable'];

function countsOf(part: string, { outcomes, unreachable, deferred }: Findings): string[] {
  const here = outcomes.filter(({ one }) => partOf(one.line) === part);
  const count = (kind: Verdict['kind']): number => here.filter(({ verdict }) => verdict.kind === kind).length;
  const later = deferred.filter((line) => partOf(line) === part).length;
  const missing = unreachable.filter(({ line }) => partOf(line) === part).length;
  const counts = [here.length + later, count('refused'), count('accepted'), count('broken'), later, missing];
  return [part, ...counts.map(String)];
}

function rowOf({ one, verdict }: Outcome): string[] {
  return [lineOf(one.line), one.id, verdict.kind, verdict.told, one.anchor];
}

function lineOf(line: number | null): string {
  return line === null ? '' : `line ${line}`;
}

function listed(title: string, outcomes: readonly Outcome[], kind: Verdict['kind']): string[] {
  const found = outcomes.filter(({ verdict }) => verdict.kind === kind);
  return section(
    title,
    aligned(found.map(({ one, verdict }) => [lineOf(one.line), one.id, one.mutation, verdict.told])),
  );
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : ['', title, ...rows];
}

/** Columns as wide as their widest cell, the last one as it is. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function verdictOf(findings: Findings): string {
  const summary = summaryOf(findings);
  const { refused, accepted, broken, controls, controlsAccepted } = summary;
  const told = `${refused} refused with their own code, ${accepted.length} accepted, ${broken.length} broken; ${controlsAccepted} of ${controls} controls accepted.`;
  return isWell(summary) ? `All well: ${told}` : `Not well: ${told}`;
}
