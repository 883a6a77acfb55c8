import type { InRecovery } from '../caller/caller.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { isOpen } from '../recovery/is-open.ts';
import { offers } from '../recovery/offers.ts';
import type { Services } from '../services.ts';

/**
 * Holds a recovery to what the store says of it just now: it is open, its cool-down is over, and the policy still has such
 * recoveries. (Completing it decides the first two once more, in its
 * unit, and what was begun under another policy is not completed.)
 * @throws SignetProblem recovery_over, recovery_off, recovery_not_ready
 */
export async function requireReady(services: Services, { recovering }: InRecovery): Promise<void> {
  const { store, clock, policy } = services;
  const recovery = await store.findRecovery(recovering.recovery);
  const now = clock();
  if (!recovery || !isOpen(recovery, now)) throw new SignetProblem('recovery_over');
  if (!offers(policy, recovery.method)) throw new SignetProblem('recovery_off');
  if (recovery.readyAt > now) throw new SignetProblem('recovery_not_ready');
}
