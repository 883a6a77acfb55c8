import type { CredentialProtectionPolicy } from '../public-key-credential/json.ts';

/** Results of the pseudo-random function (§10.1.4), 32 bytes each: secrets, which belong in the page and not on a server. */
export interface PrfResults {
  readonly first: Uint8Array;
  /** Null where there was one input. */
  readonly second: Uint8Array | null;
}

/**
 * What the extension outputs of a registration say, by extension. A member is there where its output came.
 * Those of the authenticator are signed where the attestation is; those of the client are its word alone.
 */
export interface RegistrationExtensionResults {
  /** Of the client. `rk` is null where it did not say. */
  readonly credProps?: { readonly rk: boolean | null };
  /** Of the client. `enabled` is null where it did not say, `results` where there are none (yet). */
  readonly prf?: { readonly enabled: boolean | null; readonly results: PrfResults | null };
  /** Of the client; null where it did not say. */
  readonly largeBlob?: { readonly supported: boolean | null };
  /** Of the client: whether it looked for credentials of the AppID. */
  readonly appidExclude?: boolean;
  /** Of the authenticator: how the credential is protected. */
  readonly credProtect?: CredentialProtectionPolicy;
  /** Of the authenticator: whether the bytes are kept. */
  readonly credBlob?: boolean;
  /** Of the authenticator: the shortest PIN that it takes, in code points. */
  readonly minPinLength?: number;
}

/** What the extension outputs of an authentication say, by extension. A member is there where its output came. */
export interface AuthenticationExtensionResults {
  /** Of the client: whether the AppID was used in place of the RP ID. */
  readonly appid?: boolean;
  /** Of the client. */
  readonly prf?: { readonly results: PrfResults | null };
  /** Of the client. `blob` is null where none was read, `written` where none was to be written. */
  readonly largeBlob?: { readonly blob: Uint8Array | null; readonly written: boolean | null };
  /** Of the authenticator, and signed: the bytes that were kept, none where there are none. */
  readonly credBlob?: Uint8Array;
}
