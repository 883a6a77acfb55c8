import type { CredentialId } from './verified.ts';

/** What a response claims before anything is verified: enough to find the ceremony and the credential it names. */
interface ParsedResponse {
  /** The credential id; equal in `id`, `rawId` and, at registration, the attested credential data. */
  readonly id: CredentialId;
  readonly challenge: Uint8Array;
  readonly origin: string;
  readonly crossOrigin: boolean;
  readonly topOrigin: string | null;
  readonly authenticatorAttachment: string | null;
  /** Client extension outputs, as data without a prototype. */
  readonly clientExtensionResults: ReadonlyMap<string, unknown>;
}

/** A registration response that is well formed and not yet verified. Only `parseRegistration` makes one. */
export interface ParsedRegistration extends ParsedResponse {
  readonly __brand: 'ParsedRegistration';
  /** COSE algorithm identifier of the credential public key. */
  readonly alg: number;
  readonly format: string;
  readonly transports: readonly string[];
}

/** An authentication response that is well formed and not yet verified. Only `parseAuthentication` makes one. */
export interface ParsedAuthentication extends ParsedResponse {
  readonly __brand: 'ParsedAuthentication';
  /** 1 to 64 bytes; null where the authenticator gave none. */
  readonly userHandle: Uint8Array | null;
}
