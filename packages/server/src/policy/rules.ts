import { faultOfAttestation } from './attestation.ts';
import type { Policy } from './policy.ts';

/** Seconds. */
const shortestCoolDown = 3600;

/** THE TABLE of what cannot hold together; each row says in words what is wrong and how to mend it, or null. */
const rules: readonly ((policy: Policy) => string | null)[] = [
  faultOfAttestation,
  ({ backupEligible, ...policy }) =>
    backupEligible === 'accepted' || wantsTrust(policy)
      ? null
      : 'policy.backupEligible cannot be refused on a passkey’s own word: any authenticator can say that it keeps its keys. ' +
        'Ask for attestation, refuse attestationAccepted.none and .self, set .certified to "trust-required" and name attestationAnchors.',
  ({ residentKey, namedSignIn }) =>
    residentKey === 'required' || namedSignIn === 'accepted'
      ? null
      : `policy.residentKey "${residentKey}" makes passkeys that nobody finds without a name. Accept namedSignIn, or require residentKey.`,
  ({ credentialProtection, userVerification }) =>
    credentialProtection === 'none' || userVerification !== 'discouraged'
      ? null
      : `policy.credentialProtection "${credentialProtection}" makes passkeys that nobody finds without user verification, and ` +
        'policy.userVerification discourages it. Prefer or require it, or demand no protection.',
  ({ recoveryCoolDown, shortCoolDown }) =>
    recoveryCoolDown >= shortestCoolDown || shortCoolDown === 'accepted-dangerously'
      ? null
      : 'policy.recoveryCoolDown is under an hour: whoever finds a code has the account before its owner hears of it. ' +
        'Give it 3600 seconds or more, or set shortCoolDown to "accepted-dangerously".',
  ({ presenceSessionIdle, sessionIdle }) =>
    presenceSessionIdle <= sessionIdle
      ? null
      : 'policy.presenceSessionIdle is longer than sessionIdle: who proved less would stay longer. Shorten it.',
  ({ presenceSessionAbsolute, sessionAbsolute }) =>
    presenceSessionAbsolute <= sessionAbsolute
      ? null
      : 'policy.presenceSessionAbsolute is longer than sessionAbsolute: who proved less would stay longer. Shorten it.',
];

/** Why a policy cannot hold, though each field by itself is fine; null: it can. */
export function faultOf(policy: Policy): string | null {
  for (const rule of rules) {
    const fault = rule(policy);
    if (fault !== null) return fault;
  }
  return null;
}

/** Whether every new passkey has to prove by certificates what it is. */
function wantsTrust(policy: Omit<Policy, 'backupEligible'>): boolean {
  const { attestation, attestationAccepted: accepted, attestationAnchors } = policy;
  const asked = attestation !== 'none' && attestationAnchors.length > 0;
  return asked && accepted.none === 'refused' && accepted.self === 'refused' && accepted.certified === 'trust-required';
}
