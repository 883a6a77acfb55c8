import type { UserVerificationRequirement } from '@signet/webauthn';
import type { ClientContext } from './client-data.ts';
import type { AuthenticatorSettings } from './settings.ts';

/** Where a ceremony runs and what the person does. */
export interface CeremonyContext extends ClientContext {
  /** The UP flag; default true, and false in a conditional creation, where nobody is asked. */
  readonly userPresent?: boolean;
  /**
   * The UV flag; default: verified where the authenticator can and the options do not discourage it. Setting it makes the
   * authenticator say so whatever is asked and whatever it can.
   */
  readonly userVerified?: boolean;
}

/** The UV flag of a ceremony; throws a NotAllowedError where verification is required and cannot be done. */
export function verifyUser(
  settings: AuthenticatorSettings,
  requirement: UserVerificationRequirement,
  context: CeremonyContext,
): boolean {
  if (context.userVerified !== undefined) return context.userVerified;
  if (requirement === 'required' && !settings.userVerification) {
    throw new DOMException('this authenticator cannot verify its user', 'NotAllowedError');
  }
  return settings.userVerification && requirement !== 'discouraged';
}
