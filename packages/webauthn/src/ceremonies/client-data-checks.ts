import { equalBytes } from '../bytes/equal.ts';
import { isExpectedOrigin } from '../client-data/origins.ts';
import { refuse } from '../refusals/refusal.ts';
import type { CrossOriginPolicy } from './expected.ts';
import type { CheckResult } from './row.ts';

/** R.8, A.11. @throws Refusal challenge_mismatch */
export function checkChallenge(challenge: Uint8Array, expected: Uint8Array): void {
  if (!equalBytes(challenge, expected)) refuse('challenge_mismatch', 'the challenge is not the one that was sent');
}

/** R.9, A.12. @throws Refusal origin_mismatch */
export function checkOrigin(origin: string, expected: readonly string[]): void {
  if (!isExpectedOrigin(origin, expected)) refuse('origin_mismatch', 'the origin is not one of those expected');
}

/** R.10, A.13. @throws Refusal cross_origin */
export function checkCrossOrigin(crossOrigin: boolean, policy: CrossOriginPolicy): CheckResult {
  if (!crossOrigin) return 'not-applicable';
  if (policy === 'refused') refuse('cross_origin', 'cross-origin frames are not expected');
  return undefined;
}

/** R.11, A.14. @throws Refusal top_origin */
export function checkTopOrigin(crossOrigin: boolean, topOrigin: string | null, policy: CrossOriginPolicy): CheckResult {
  if (!crossOrigin) return 'not-applicable';
  if (policy === 'refused') refuse('top_origin', 'cross-origin frames are not expected');
  if (topOrigin === null) {
    if (policy.missingTopOrigin === 'refused')
      refuse('top_origin', 'the client did not name the page around the frame');
    return 'not-applicable';
  }
  if (!isExpectedOrigin(topOrigin, policy.topOrigins))
    refuse('top_origin', 'the page around the frame is not expected');
  return undefined;
}
