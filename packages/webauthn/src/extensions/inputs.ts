import type { CredentialProtectionPolicy } from '../public-key-credential/json.ts';

/** Inputs of the pseudo-random function (§10.1.4): one or two, bytes of any length. */
export interface PrfInputs {
  readonly first: Uint8Array;
  readonly second?: Uint8Array;
}

/** PRF inputs for one of `allowCredentials`. */
export interface PrfInputsOfCredential extends PrfInputs {
  readonly credentialId: Uint8Array;
}

/** How a new credential is to be protected (CTAP, credProtect). */
export interface CredentialProtectionInput {
  readonly policy: CredentialProtectionPolicy;
  /** Whether no credential is better than one that is protected less. */
  readonly enforce: boolean;
}

/** Extensions that a registration asks for, by identifier. */
export interface RegistrationExtensionInputs {
  /** §10.1.3: whether the credential is discoverable. */
  readonly credProps?: boolean;
  /** §10.1.4: `{}` asks whether the credential has one; with `eval` some clients answer with results at once. */
  readonly prf?: { readonly eval?: PrfInputs };
  /** §10.1.5; with `required` no other authenticator is offered. */
  readonly largeBlob?: { readonly support: 'required' | 'preferred' };
  /** §10.1.2: an AppID whose credentials are excluded too. */
  readonly appidExclude?: string;
  /** CTAP, credProtect. */
  readonly credProtect?: CredentialProtectionInput;
  /** CTAP, credBlob: bytes to keep with the credential, 32 at most on many authenticators. */
  readonly credBlob?: Uint8Array;
  /** CTAP, minPinLength: the shortest PIN that the authenticator takes. */
  readonly minPinLength?: boolean;
}

/** Extensions that an authentication asks for, by identifier. */
export interface AuthenticationExtensionInputs {
  /** §10.1.1: the AppID of credentials that U2F made. */
  readonly appid?: string;
  /** §10.1.4: inputs of `evalByCredential` go before `eval`; each names one of `allowCredentials`. */
  readonly prf?: { readonly eval?: PrfInputs; readonly evalByCredential?: readonly PrfInputsOfCredential[] };
  /** §10.1.5: reads, or writes where `allowCredentials` names the one credential. */
  readonly largeBlob?: { readonly read: boolean } | { readonly write: Uint8Array };
  /** CTAP, credBlob: the bytes that were kept. */
  readonly credBlob?: boolean;
}
