import type { Policy } from '../policy/policy.ts';

/** What of a passkey a policy may not accept any more. */
export interface PasskeyNature {
  readonly alg: number;
  readonly backupEligible: boolean;
}

/** Fields of the policy that hold for passkeys that are there already, not for new ones alone. */
export type AcceptingField = 'algorithms' | 'backupEligible';

/** THE TABLE of them: whether the field rules a passkey out. Attestation is not among them: it is judged when a passkey is made. */
const rulesOut: Readonly<Record<AcceptingField, (passkey: PasskeyNature, policy: Policy) => boolean>> = {
  algorithms: ({ alg }, { algorithms }) => !algorithms.includes(alg),
  backupEligible: (passkey, { backupEligible }) => passkey.backupEligible && backupEligible === 'refused',
};

/** The fields by which a policy does not accept a passkey, whatever it signs; none: it does. */
export function notAccepted(passkey: PasskeyNature, policy: Policy): readonly AcceptingField[] {
  return (Object.keys(rulesOut) as AcceptingField[]).filter((field) => rulesOut[field](passkey, policy));
}
