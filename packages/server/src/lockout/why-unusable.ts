import type { Policy } from '../policy/policy.ts';
import type { PasskeyRecord } from '../ports/records.ts';
import { notAccepted } from './not-accepted.ts';
import type { AcceptingField } from './not-accepted.ts';

/** Why a passkey does not sign in: a field of the policy, its own status, or that it was made for another RP ID. */
export type Because = AcceptingField | 'userVerification' | 'namedSignIn' | 'status' | 'rpId';

/**
 * Why a passkey does not sign in on the pages of that RP ID under that policy; nothing: it does. One that never verified its
 * user counts as one that cannot.
 */
export function whyUnusable(passkey: PasskeyRecord, policy: Policy, rpId: string): readonly Because[] {
  const because: Because[] = [];
  if (passkey.status !== 'active') because.push('status');
  if (passkey.rpId !== rpId) because.push('rpId');
  if (policy.userVerification === 'required' && !passkey.uvInitialized) because.push('userVerification');
  // Without a name nobody asks for it, and by itself it is not found.
  if (policy.namedSignIn === 'refused' && passkey.discoverable === false) because.push('namedSignIn');
  return [...because, ...notAccepted(passkey, policy)];
}
