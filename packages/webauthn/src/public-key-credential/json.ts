/**
 * The JSON forms of WebAuthn Level 3 §5.1: what travels between a relying party and a client.
 * Binary members are base64url text without padding.
 * @see https://w3c.github.io/webauthn/#sctn-parseCreationOptionsFromJSON
 */

/** base64url text without padding (RFC 4648 §5). */
export type Base64URLString = string;

export type AuthenticatorTransport = 'ble' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb';
export type AuthenticatorAttachment = 'platform' | 'cross-platform';
export type UserVerificationRequirement = 'required' | 'preferred' | 'discouraged';
export type ResidentKeyRequirement = 'required' | 'preferred' | 'discouraged';
export type AttestationConveyancePreference = 'none' | 'indirect' | 'direct' | 'enterprise';
export type PublicKeyCredentialHint = 'security-key' | 'client-device' | 'hybrid';
/** How the ceremony was started (Credential Management §2.3.2); `conditional` is autofill or a silent upgrade. */
export type Mediation = 'conditional' | 'optional' | 'required';

export interface PublicKeyCredentialRpEntity {
  id: string;
  name: string;
}

export interface PublicKeyCredentialUserEntityJSON {
  /** The user handle, 1 to 64 bytes. */
  id: Base64URLString;
  name: string;
  displayName: string;
}

export interface PublicKeyCredentialParameters {
  type: 'public-key';
  /** COSE algorithm identifier. */
  alg: number;
}

export interface PublicKeyCredentialDescriptorJSON {
  type: 'public-key';
  id: Base64URLString;
  transports?: string[];
}

export interface AuthenticatorSelectionCriteria {
  authenticatorAttachment?: AuthenticatorAttachment;
  residentKey: ResidentKeyRequirement;
  requireResidentKey: boolean;
  userVerification: UserVerificationRequirement;
}

/** Credential protection levels of CTAP (credProtect), weakest first. */
export type CredentialProtectionPolicy =
  | 'userVerificationOptional'
  | 'userVerificationOptionalWithCredentialIDList'
  | 'userVerificationRequired';

/** §10.1.4 */
export interface AuthenticationExtensionsPRFValuesJSON {
  first: Base64URLString;
  second?: Base64URLString;
}

/** §10.1.4 */
export interface AuthenticationExtensionsPRFInputsJSON {
  eval?: AuthenticationExtensionsPRFValuesJSON;
  /** By credential id, base64url. */
  evalByCredential?: Record<Base64URLString, AuthenticationExtensionsPRFValuesJSON>;
}

/** §10.1.5 */
export interface AuthenticationExtensionsLargeBlobInputsJSON {
  support?: 'required' | 'preferred';
  read?: boolean;
  write?: Base64URLString;
}

/** Client extension inputs of the extensions that are known here (§9, §10; CTAP). */
export interface AuthenticationExtensionsClientInputsJSON {
  appid?: string;
  appidExclude?: string;
  credProps?: boolean;
  prf?: AuthenticationExtensionsPRFInputsJSON;
  largeBlob?: AuthenticationExtensionsLargeBlobInputsJSON;
  credentialProtectionPolicy?: CredentialProtectionPolicy;
  enforceCredentialProtectionPolicy?: boolean;
  credBlob?: Base64URLString;
  getCredBlob?: boolean;
  minPinLength?: boolean;
}

/** §5.4 as JSON. */
export interface PublicKeyCredentialCreationOptionsJSON {
  rp: PublicKeyCredentialRpEntity;
  user: PublicKeyCredentialUserEntityJSON;
  challenge: Base64URLString;
  pubKeyCredParams: PublicKeyCredentialParameters[];
  /** Milliseconds. */
  timeout: number;
  excludeCredentials: PublicKeyCredentialDescriptorJSON[];
  authenticatorSelection: AuthenticatorSelectionCriteria;
  hints: PublicKeyCredentialHint[];
  attestation: AttestationConveyancePreference;
  extensions: AuthenticationExtensionsClientInputsJSON;
}

/** §5.5 as JSON. */
export interface PublicKeyCredentialRequestOptionsJSON {
  challenge: Base64URLString;
  /** Milliseconds. */
  timeout: number;
  rpId: string;
  allowCredentials: PublicKeyCredentialDescriptorJSON[];
  userVerification: UserVerificationRequirement;
  hints: PublicKeyCredentialHint[];
  extensions: AuthenticationExtensionsClientInputsJSON;
}

/** §5.1, `RegistrationResponseJSON`. */
export interface RegistrationResponseJSON {
  id: Base64URLString;
  rawId: Base64URLString;
  type: string;
  authenticatorAttachment?: string | null;
  clientExtensionResults: Record<string, unknown>;
  response: {
    clientDataJSON: Base64URLString;
    attestationObject: Base64URLString;
    authenticatorData?: Base64URLString;
    transports?: string[];
    publicKey?: Base64URLString | null;
    publicKeyAlgorithm?: number;
  };
}

/** §5.1, `AuthenticationResponseJSON`. */
export interface AuthenticationResponseJSON {
  id: Base64URLString;
  rawId: Base64URLString;
  type: string;
  authenticatorAttachment?: string | null;
  clientExtensionResults: Record<string, unknown>;
  response: {
    clientDataJSON: Base64URLString;
    authenticatorData: Base64URLString;
    signature: Base64URLString;
    userHandle?: Base64URLString | null;
  };
}
