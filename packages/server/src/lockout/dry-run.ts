import type { DryRun, DryRunAccount } from '@signet/protocol';
import { changedFields } from '../policy/changed-fields.ts';
import { policyVersion } from '../policy/policy.ts';
import type { Policy } from '../policy/policy.ts';
import { everyStanding } from './every-standing.ts';
import type { Population } from './every-standing.ts';
import { lockedOut } from './locked-out.ts';

/** Accounts that are named at most, of each kind. */
const mostNamed = 100;

/**
 * Whom a change of policy would lock out, before it is made.
 * @param onProgress told how many accounts have been judged
 * @throws StorageUnavailable
 */
export async function dryRun(
  population: Population,
  from: Policy,
  to: Policy,
  onProgress?: (judged: number) => void,
): Promise<DryRun> {
  const out: Record<'recovery' | 'nothing', { count: number; named: DryRunAccount[] }> = {
    recovery: { count: 0, named: [] },
    nothing: { count: 0, named: [] },
  };
  let accounts = 0;
  let mustActAdministrators = 0;
  await everyStanding(
    population,
    (standing) => {
      accounts += 1;
      const locked = lockedOut(standing, from, to, population.rp.rpId);
      if (!locked) return;
      const { id, username, role } = standing.account;
      const kind = out[locked.left];
      kind.count += 1;
      if (locked.left === 'recovery' && role !== 'member') mustActAdministrators += 1;
      if (kind.named.length < mostNamed) kind.named.push({ id, username, because: locked.because });
    },
    onProgress,
  );
  return {
    version: policyVersion(to),
    changes: changedFields(from, to),
    accounts,
    asBefore: accounts - out.recovery.count - out.nothing.count,
    mustAct: out.recovery.count,
    mustActAdministrators,
    noWayIn: out.nothing.count,
    mustActAccounts: out.recovery.named,
    noWayInAccounts: out.nothing.named,
  };
}
