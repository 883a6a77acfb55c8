import type { AttestationType, VerifiedPart } from '../attestation/formats/format.ts';
import type { AuthenticationExtensionResults, RegistrationExtensionResults } from '../extensions/results.ts';

/** Says that every row passed. Not exported by the package, so no other object is of these types. */
export const verified: unique symbol = Symbol('verified');

declare const credentialId: unique symbol;

/** Bytes of a credential id that came out of a verified response: 1 to 1023 of them. */
export type CredentialId = Uint8Array & { readonly [credentialId]: true };

/** @throws TypeError where it cannot be one: of a stored record, for responses are refused before */
export function assertCredentialId(bytes: Uint8Array): asserts bytes is CredentialId {
  if (bytes.length === 0 || bytes.length > 1023) throw new TypeError('a credential id has 1 to 1023 bytes');
}

/** A registration that passed every step of §7.1; there is no unverified form of this type. */
export interface VerifiedRegistration {
  readonly [verified]: 'registration';
  readonly credentialId: CredentialId;
  /** COSE_Key bytes as received: store them as they are. */
  readonly publicKey: Uint8Array;
  readonly alg: number;
  readonly signCount: number;
  /** The UV flag. */
  readonly userVerified: boolean;
  /** The UP flag. */
  readonly userPresent: boolean;
  readonly backupEligible: boolean;
  readonly backupState: boolean;
  /** 16 bytes; zero where the client withheld it. */
  readonly aaguid: Uint8Array;
  /** AuthenticatorTransport values the client reported; unknown ones are kept, sorted, unique. */
  readonly transports: readonly string[];
  readonly authenticatorAttachment: string | null;
  /** credProps.rk; null where the client did not say. */
  readonly discoverable: boolean | null;
  readonly rpId: string;
  readonly origin: string;
  readonly crossOrigin: boolean;
  readonly topOrigin: string | null;
  readonly attestation: {
    readonly format: string;
    readonly type: AttestationType;
    /** True only where the path ends in an anchor that the caller named. */
    readonly trusted: boolean;
    /** DER of that anchor; null where the statement is not trusted. */
    readonly anchor: Uint8Array | null;
    /** DER certificates of the statement, leaf first; empty for none, self and compound. */
    readonly trustPath: readonly Uint8Array[];
    /** Of a compound statement: those that verified, in order, each with its format, type and certificates. Else empty. */
    readonly parts: readonly VerifiedPart[];
  };
  readonly attestationObject: Uint8Array;
  readonly clientDataJSON: Uint8Array;
  /** Client extension outputs, as data without a prototype. */
  readonly clientExtensionResults: ReadonlyMap<string, unknown>;
  /** What the outputs of known extensions say, those of client and authenticator. */
  readonly extensions: RegistrationExtensionResults;
}

/** An assertion that passed every step of §7.2. */
export interface VerifiedAuthentication {
  readonly [verified]: 'authentication';
  readonly credentialId: CredentialId;
  readonly userHandle: Uint8Array | null;
  /** The counter to store: max(stored, seen). */
  readonly signCount: number;
  /** The counter that the authenticator sent. */
  readonly signCountSeen: number;
  /** False where the counter did not rise and policy said to flag it (a signal of a clone, not proof). */
  readonly signCountRose: boolean;
  readonly userVerified: boolean;
  readonly backupEligible: boolean;
  readonly backupState: boolean;
  readonly authenticatorAttachment: string | null;
  /** The RP ID whose hash was signed, or the AppID where the client used that. */
  readonly rpId: string;
  readonly origin: string;
  readonly crossOrigin: boolean;
  readonly topOrigin: string | null;
  readonly clientExtensionResults: ReadonlyMap<string, unknown>;
  /** What the outputs of known extensions say, those of client and authenticator. */
  readonly extensions: AuthenticationExtensionResults;
}
