import { operationEvent } from '../audit/operation-event.ts';
import type { Clock, Random } from '../ports/platform.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { changePolicy } from './change.ts';
import { readyPolicy } from './in-force.ts';
import type { PolicyHome, PolicyInForce } from './in-force.ts';
import type { Policy } from './policy.ts';

/** Processes that start at once write one after the other. */
const attempts = 5;

/**
 * The policy of the configuration, put in the place of the stored one, for the command line and for whoever looks on.
 * @throws StorageUnavailable; SignetProblem policy_outdated where others write all the time
 */
export async function fixedPolicy(
  home: PolicyHome & { readonly clock: Clock; readonly random: Random },
  policy: Policy,
): Promise<PolicyInForce> {
  for (let left = attempts; !(await write(home, policy, left === 1)); left--);
  return {
    now: readyPolicy(policy),
    fixed: true,
    fault: null,
    refresh: async () => undefined,
    learn: async () => undefined,
  };
}

async function write(home: Parameters<typeof fixedPolicy>[0], policy: Policy, isLast: boolean): Promise<boolean> {
  const { store, rp } = home;
  try {
    await changePolicy({
      store,
      rp,
      policy,
      replaces: null,
      event: (facts) => operationEvent(home, rp, 'policy.changed', facts),
    });
    return true;
  } catch (error) {
    if (isLast || !(error instanceof SignetProblem)) throw error;
    return false;
  }
}
