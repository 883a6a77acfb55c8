import type { CborMap } from '../cbor/value.ts';

/** §6.1, authenticator data. */
export interface AuthenticatorData {
  /** As received: this is what is signed. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the RP ID, 32 bytes. */
  readonly rpIdHash: Uint8Array;
  readonly flags: AuthenticatorFlags;
  /** uint32. */
  readonly signCount: number;
  readonly attestedCredentialData: AttestedCredentialData | null;
  /** Null without the ED flag. */
  readonly extensions: CborMap | null;
}

/** §6.1 flags. Reserved bits are accepted and kept in `byte`. */
export interface AuthenticatorFlags {
  readonly byte: number;
  readonly up: boolean;
  readonly uv: boolean;
  readonly be: boolean;
  readonly bs: boolean;
  readonly at: boolean;
  readonly ed: boolean;
}

/** §6.5.1, attested credential data. */
export interface AttestedCredentialData {
  /** 16 bytes. */
  readonly aaguid: Uint8Array;
  /** 1 byte or more; the cap of 1023 is a step of registration. */
  readonly credentialId: Uint8Array;
  /** COSE_Key bytes as received, not yet judged. */
  readonly publicKey: Uint8Array;
}
