import type { AdminDryRun, DryRun } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import { dryRun } from '../../lockout/dry-run.ts';
import type { Services } from '../../services.ts';
import { dryRunInTurn } from './in-turn.ts';
import { judgePolicy } from './judge.ts';

/**
 * POST /admin/v1/policy/dry-run: whom a policy would lock out in the place of the one in force. Nothing is changed.
 * @param onProgress the operator's: told how many accounts have been judged
 * @throws SignetProblem policy_invalid, rate_limited
 */
export async function dryRunPolicy(
  services: Services,
  _caller: Caller & AsAdministrator,
  { policy }: AdminDryRun,
  onProgress?: (judged: number) => void,
): Promise<DryRun> {
  const to = judgePolicy(policy);
  await services.policyInForce.refresh();
  return onProgress ? await dryRun(services, services.policy, to, onProgress) : await dryRunInTurn(services, to);
}
