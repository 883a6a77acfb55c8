import { ConfigurationError } from '../../configuration/configuration-error.ts';
import { checkPolicy } from '../../policy/check.ts';
import type { Policy } from '../../policy/policy.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';

/**
 * A policy as an administrator wrote it, with every field filled in.
 * @throws SignetProblem policy_invalid with the fault in words
 */
export function judgePolicy(policy: Readonly<Record<string, unknown>>): Policy {
  try {
    return checkPolicy(policy);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new SignetProblem('policy_invalid', { detail: error.message });
  }
}
