import type { DryRun } from '@signet/protocol';
import { dryRun } from '../../lockout/dry-run.ts';
import { policyVersion } from '../../policy/policy.ts';
import type { Policy } from '../../policy/policy.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';

/** Dry runs at most of which one is in hand and the others wait. */
const most = 5;
/** Seconds. */
const comeBack = 10;

/** By what they judge, in the order in which they came. */
const runsOf = new WeakMap<Services, Map<string, Promise<DryRun>>>();

/**
 * A dry run from the policy in force, one at a time: each walks through all accounts, and asking costs nothing. Who asks what
 * is asked already hears the same.
 * @throws SignetProblem rate_limited
 */
export async function dryRunInTurn(services: Services, to: Policy): Promise<DryRun> {
  const runs = runsOf.get(services) ?? new Map<string, Promise<DryRun>>();
  runsOf.set(services, runs);
  const { policy: from, version } = services.policyInForce.now;
  const key = `${version} ${policyVersion(to)}`;
  const same = runs.get(key);
  if (same) return await same;
  if (runs.size >= most) throw new SignetProblem('rate_limited', { retryAfter: comeBack });
  const before = [...runs.values()].at(-1);
  const run = behind(before, async () => dryRun(services, from, to)).finally(() => runs.delete(key));
  runs.set(key, run);
  return await run;
}

async function behind<Result>(before: Promise<unknown> | undefined, work: () => Promise<Result>): Promise<Result> {
  // How the one before ended is for who asked for it.
  await before?.catch(() => undefined);
  return await work();
}
