import { adminActions } from '@signet/protocol';
import type { AdminPolicy, AdminPolicySet } from '@signet/protocol';
import type { Administrator, AsAdministrator, Caller } from '../../caller/caller.ts';
import { changePolicy } from '../../policy/change.ts';
import { policyVersion } from '../../policy/policy.ts';
import type { Policy } from '../../policy/policy.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import { adminEvent } from '../event.ts';
import { dryRunInTurn } from './in-turn.ts';
import { judgePolicy } from './judge.ts';
import { ownersFields } from './owners-fields.ts';
import { showPolicy } from './show.ts';

/**
 * POST /admin/v1/policy/set. What is confirmed is the version of the policy, as the dry run tells it. Owners alone change what
 * decides who gets in; where somebody would have no way in any more, or who runs the site would have to recover, they say so.
 * @throws SignetProblem policy_fixed, policy_invalid, policy_outdated, policy_locks_out, owner_required, rate_limited, those of
 *   Administrator.confirm
 */
export async function setPolicy(
  services: Services,
  caller: Caller & AsAdministrator,
  { policy, replaces, evenIfLockedOut, confirmation }: AdminPolicySet,
): Promise<AdminPolicy> {
  const { policyInForce, store, rp } = services;
  if (policyInForce.fixed) throw new SignetProblem('policy_fixed');
  const next = judgePolicy(policy);
  await policyInForce.refresh();
  if (policyInForce.now.version !== replaces) throw new SignetProblem('policy_outdated');
  requireAuthority(caller.admin, services.policy, next, evenIfLockedOut === true);
  const { noWayIn, mustActAdministrators } = await dryRunInTurn(services, next);
  if (noWayIn + mustActAdministrators > 0 && evenIfLockedOut !== true) throw new SignetProblem('policy_locks_out');
  const parameters = {
    policy: policyVersion(next),
    replaces,
    ...(evenIfLockedOut === undefined ? {} : { evenIfLockedOut }),
  };
  const confirmed = await caller.admin.confirm(adminActions.setPolicy, parameters, confirmation);
  await changePolicy({
    store,
    rp: rp.id,
    policy: next,
    replaces: policyInForce.fault === null ? replaces : null,
    event: (facts) =>
      adminEvent(services, caller, confirmed, { type: 'policy.changed', subject: null, data: { ...facts, noWayIn } }),
  });
  await policyInForce.refresh();
  return await showPolicy(services);
}

function requireAuthority({ role }: Administrator, from: Policy, to: Policy, evenIfLockedOut: boolean): void {
  if (role === 'owner') return;
  const fields = ownersFields(from, to);
  if (fields.length > 0) throw new SignetProblem('owner_required', { detail: `of owners: ${fields.join(', ')}` });
  if (evenIfLockedOut) throw new SignetProblem('owner_required', { detail: 'of owners: evenIfLockedOut' });
}
