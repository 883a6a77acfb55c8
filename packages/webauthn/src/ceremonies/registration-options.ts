import type {
  AttestationConveyancePreference,
  AuthenticationExtensionsClientInputsJSON,
  AuthenticatorAttachment,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialHint,
  ResidentKeyRequirement,
  UserVerificationRequirement,
} from '../public-key-credential/json.ts';

/** A credential to list in the options; transports tell the client where to look for it. */
export interface CredentialDescriptor {
  readonly id: Uint8Array;
  readonly transports: readonly string[];
}

export interface RegistrationOptionsInput {
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: {
    /** The user handle, 1 to 64 bytes, without personal data (§14.6.1). */
    readonly id: Uint8Array;
    readonly name: string;
    readonly displayName: string;
  };
  /** 16 bytes or more of a random source (§13.4.3). */
  readonly challenge: Uint8Array;
  /** COSE algorithm identifiers, most preferred first. */
  readonly algorithms: readonly number[];
  readonly excludeCredentials: readonly CredentialDescriptor[];
  readonly userVerification: UserVerificationRequirement;
  readonly residentKey: ResidentKeyRequirement;
  readonly attestation: AttestationConveyancePreference;
  /** Milliseconds. */
  readonly timeout: number;
  readonly hints: readonly PublicKeyCredentialHint[];
  readonly authenticatorAttachment?: AuthenticatorAttachment;
  readonly extensions: AuthenticationExtensionsClientInputsJSON;
}

export function registrationOptions(input: RegistrationOptionsInput): PublicKeyCredentialCreationOptionsJSON {
  throw new Error(`unwritten ${input}`);
}
