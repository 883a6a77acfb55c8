import { catalogue } from './cases/catalogue.ts';
import type { Catalogue } from './cases/catalogue.ts';
import type { AssayCase, UnreachableCase } from './cases/assay-case.ts';
import { hangUp } from './http/client.ts';
import { progressOn } from './report/progress.ts';
import type { Findings } from './report/summary.ts';
import { isWell, summaryOf } from './report/summary.ts';
import { tableOf } from './report/table.ts';
import type { Outcome } from './run.ts';
import { runCases } from './run.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Needs } from './target/needs.ts';
import { whyUnreachable } from './target/reach.ts';
import { openRunning } from './target/running.ts';
import { startOwn } from './target/start-own.ts';
import type { Target } from './target/target.ts';

export interface AssayOptions {
  /** A running Signet on loopback; by default one is started for each policy that cases need. */
  readonly url?: string | undefined;
  /** Where the pages of that one are, if not at its address. */
  readonly origin?: string | undefined;
  /** Only cases with this in their id, or of this line. */
  readonly only?: string | undefined;
  /** A row for every case. */
  readonly all: boolean;
  readonly json: boolean;
}

/**
 * Shows a Signet every hostile input of the catalogue over HTTP, each between two that have to be accepted.
 * @returns what to print, and the exit status: 0 where all were refused with their own code and all controls accepted
 * @throws SettingsError where the target cannot be assayed
 */
export async function assay(options: AssayOptions): Promise<{ readonly told: string; readonly status: number }> {
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    const findings = await examine(options, stop.signal);
    const summary = summaryOf(findings);
    const told = options.json ? `${JSON.stringify(summary)}\n` : tableOf(findings, options.all);
    return { told, status: isWell(summary) && !stop.signal.aborted ? 0 : 1 };
  } finally {
    process.off('SIGINT', interrupt);
    hangUp();
  }
}

async function examine(options: AssayOptions, stop: AbortSignal): Promise<Findings> {
  const { open, reach } = await targetOf(options);
  const { cases, unreachable, deferred } = chosen(options.only);
  const shown = cases.filter((one) => reach(one) === null);
  const outcomes: Outcome[] = [];
  const progress = progressOn(process.stderr, shown.length);
  const done = (outcome: Outcome): void => {
    outcomes.push(outcome);
    progress.told(outcome);
  };
  await runCases(shown, { open, done, stop });
  progress.end();
  const order = new Map(shown.map((one, at) => [one, at]));
  outcomes.sort((a, b) => (order.get(a.one) ?? 0) - (order.get(b.one) ?? 0));
  return { outcomes, deferred, unreachable: [...unreachable, ...outOfReach(cases, reach)] };
}

interface Aim {
  readonly open: (needs: Needs) => Promise<Target>;
  /** Why a case cannot be shown; null: it can. */
  readonly reach: (one: AssayCase) => string | null;
}

async function targetOf({ url, origin }: AssayOptions): Promise<Aim> {
  if (url === undefined) return { open: startOwn, reach: () => null };
  const running = await openRunning(url, origin);
  return { open: () => Promise.resolve(running), reach: (one) => whyUnreachable(one, running.options) };
}

function outOfReach(cases: readonly AssayCase[], reach: Aim['reach']): UnreachableCase[] {
  return cases.flatMap((one) => {
    const reason = reach(one);
    return reason === null ? [] : [{ line: one.line, id: one.id, reason }];
  });
}

function chosen(only: string | undefined): Catalogue {
  if (only === undefined) return catalogue();
  const isLine = /^\d+$/u.test(only);
  const found = catalogue(({ id, line }) => (isLine ? String(line) === only : id.includes(only)));
  if (found.cases.length + found.unreachable.length === 0) {
    throw new SettingsError(`No case has ${JSON.stringify(only)} in its id or as its line.`);
  }
  return { ...found, deferred: [] };
}
