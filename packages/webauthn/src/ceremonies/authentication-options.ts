import type {
  AuthenticationExtensionsClientInputsJSON,
  PublicKeyCredentialHint,
  PublicKeyCredentialRequestOptionsJSON,
  UserVerificationRequirement,
} from '../public-key-credential/json.ts';
import type { CredentialDescriptor } from './registration-options.ts';

export interface AuthenticationOptionsInput {
  readonly rpId: string;
  /** 16 bytes or more of a random source (§13.4.3). */
  readonly challenge: Uint8Array;
  /** Empty for a nameless sign-in with discoverable credentials. */
  readonly allowCredentials: readonly CredentialDescriptor[];
  readonly userVerification: UserVerificationRequirement;
  /** Milliseconds. */
  readonly timeout: number;
  readonly hints: readonly PublicKeyCredentialHint[];
  readonly extensions: AuthenticationExtensionsClientInputsJSON;
}

export function authenticationOptions(input: AuthenticationOptionsInput): PublicKeyCredentialRequestOptionsJSON {
  throw new Error(`unwritten ${input}`);
}
