import type { AuthenticationExtensionInputs } from '../extensions/inputs.ts';
import { writeAuthenticationInputs } from '../extensions/write-inputs.ts';
import type {
  PublicKeyCredentialHint,
  PublicKeyCredentialRequestOptionsJSON,
  UserVerificationRequirement,
} from '../public-key-credential/json.ts';
import {
  checkOneOf,
  checkRpId,
  checkTimeout,
  requirements,
  writeChallenge,
  writeDescriptors,
  writeHints,
} from './options-members.ts';
import type { CredentialDescriptor } from './options-members.ts';

export interface AuthenticationOptionsInput {
  readonly rpId: string;
  /** 16 bytes or more of a random source (§13.4.3). */
  readonly challenge: Uint8Array;
  /** Empty for a nameless sign-in with discoverable credentials. */
  readonly allowCredentials: readonly CredentialDescriptor[];
  readonly userVerification: UserVerificationRequirement;
  /** Milliseconds. */
  readonly timeout: number;
  /** §5.8.7, most preferred first. Clients take them over what transports say; older ones know only the latter. */
  readonly hints: readonly PublicKeyCredentialHint[];
  /** Extensions to ask for (§9), by identifier; `expected.extensions.requested` names the same. */
  readonly extensions: AuthenticationExtensionInputs;
}

/**
 * Options for an assertion (§5.5), as JSON for `PublicKeyCredential.parseRequestOptionsFromJSON()`.
 * @throws TypeError where an input makes no sense: a challenge below 16 bytes, an RP ID that is no domain
 */
export function authenticationOptions(input: AuthenticationOptionsInput): PublicKeyCredentialRequestOptionsJSON {
  const allowCredentials = writeDescriptors(input.allowCredentials, 'allowCredentials');
  return {
    challenge: writeChallenge(input.challenge),
    timeout: checkTimeout(input.timeout),
    rpId: checkRpId(input.rpId),
    allowCredentials,
    userVerification: checkOneOf(input.userVerification, requirements, 'userVerification'),
    hints: writeHints(input.hints),
    extensions: writeAuthenticationInputs(
      input.extensions,
      allowCredentials.map(({ id }) => id),
    ),
  };
}
