import type { SigningKey } from './keys/signing-key.ts';

/** A credential that lives in an authenticator. The members without `readonly` may be set by a test. */
export interface AuthenticatorCredential {
  readonly id: Uint8Array;
  readonly rpId: string;
  /** 1 to 64 bytes. */
  readonly userHandle: Uint8Array;
  readonly userName: string;
  readonly key: SigningKey;
  /** Can be found without being named by `allowCredentials`. */
  readonly discoverable: boolean;
  /** The value that the last response carried. */
  signCount: number;
  backupEligible: boolean;
  backupState: boolean;
  /** Secret of its pseudo-random function, 32 bytes; null where none was asked for at its creation. */
  prfSecret: Uint8Array | null;
  /** Whether bytes are kept beside it, and which. */
  largeBlob: { readonly supported: boolean; readonly bytes: Uint8Array | null };
  /** Level of credential protection; 1 is none. */
  credProtect: 1 | 2 | 3;
  /** Bytes that were given at its creation. */
  credBlob: Uint8Array | null;
}
