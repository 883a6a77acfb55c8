import type { AuthenticationResponseJSON, AuthenticatorAttachment, RegistrationResponseJSON } from '@signet/webauthn';

/** Outputs of client extensions, by identifier. */
type ClientOutputs = Record<never, never>;

/** What a page would post after creating a credential (§5.1): JSON, binary members in base64url. */
export interface CreatedResponse extends RegistrationResponseJSON {
  type: 'public-key';
  authenticatorAttachment: AuthenticatorAttachment;
  clientExtensionResults: ClientOutputs;
  response: {
    clientDataJSON: string;
    attestationObject: string;
    authenticatorData: string;
    transports: string[];
    /** SubjectPublicKeyInfo. */
    publicKey: string;
    publicKeyAlgorithm: number;
  };
}

/** What a page would post after an assertion (§5.1): JSON, binary members in base64url. */
export interface AssertedResponse extends AuthenticationResponseJSON {
  type: 'public-key';
  authenticatorAttachment: AuthenticatorAttachment;
  clientExtensionResults: ClientOutputs;
  response: {
    clientDataJSON: string;
    authenticatorData: string;
    signature: string;
    userHandle?: string;
  };
}
