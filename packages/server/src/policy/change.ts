import { ConfigurationError } from '../configuration/configuration-error.ts';
import type { EventRecord, RelyingPartyKey, RelyingPartyRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { changeFacts } from './change-facts.ts';
import { checkPolicy } from './check.ts';
import { policyVersion } from './policy.ts';
import type { Policy } from './policy.ts';

export interface PolicyChange {
  readonly store: Store;
  readonly rp: RelyingPartyKey;
  /** As the configuration writes one: what is left out has the preset's default. */
  readonly policy: Readonly<Record<string, unknown>>;
  /** Version of the policy that it replaces; null: whatever is there. */
  readonly replaces: string | null;
  /** The row of the audit log, with these facts in its data. */
  readonly event: (facts: EventRecord['data']) => EventRecord;
}

/**
 * Puts a policy in the place of the stored one. Processes learn it within seconds. One that is stored already changes nothing.
 * @throws SignetProblem policy_invalid with the fault in words, policy_outdated; StorageUnavailable
 */
export async function changePolicy({ store, rp, policy, replaces, event }: PolicyChange): Promise<Policy> {
  const next = judged(policy);
  if (next instanceof ConfigurationError) throw new SignetProblem('policy_invalid', { detail: next.message });
  const stored: RelyingPartyRecord['policy'] = (await store.relyingParty(rp))?.policy ?? {};
  const before = judged(stored);
  const version = before instanceof ConfigurationError ? null : policyVersion(before);
  if (replaces !== null && version !== replaces) throw new SignetProblem('policy_outdated');
  if (version === policyVersion(next)) return next;
  const facts = changeFacts(before instanceof ConfigurationError ? stored : before, next);
  const outcome = await store.setPolicy({ rp, policy: next, replaces: stored, event: event(facts) });
  if (outcome === 'outdated') throw new SignetProblem('policy_outdated');
  return next;
}

function judged(policy: Readonly<Record<string, unknown>>): Policy | ConfigurationError {
  try {
    return checkPolicy(policy);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
}
