import type { AccountId, AccountRecord, PasskeyRecord, RecoveryId, RelyingPartyKey } from './records.ts';

/** One of an account's recovery codes. The code itself is never stored. */
export interface RecoveryCodeRecord {
  readonly rp: RelyingPartyKey;
  readonly account: AccountId;
  /** HMAC-SHA-256 of the code under the keyring, 32 bytes; unique: a code names its account. */
  readonly hash: Uint8Array;
  readonly created: number;
  /** When its owner said that the codes are stored; null: not yet, so they count for nothing that protects the account. */
  readonly stored: number | null;
  readonly used: number | null;
}

export type RecoveryMethod = 'code' | 'totp' | 'admin';

/** A way back into an account that somebody is on. It is open while `ended` is null and `expires` lies ahead. */
export interface RecoveryRecord {
  readonly id: RecoveryId;
  readonly rp: RelyingPartyKey;
  readonly account: AccountId;
  readonly method: RecoveryMethod;
  readonly started: number;
  /** End of the cool-down: from then on one passkey can be enrolled. */
  readonly readyAt: number;
  readonly expires: number;
  readonly ended: 'cancelled' | 'completed' | null;
  readonly endedAt: number | null;
  /** Hash of the code that started it, and that reopens it; null: there was none (TOTP). */
  readonly codeHash: Uint8Array | null;
  /** The administrator who started it. */
  readonly startedBy: AccountId | null;
}

/** RFC 6238. */
export interface TotpRecord {
  readonly account: AccountId;
  readonly rp: RelyingPartyKey;
  /** Encrypted under the keyring, bound to the account. */
  readonly secret: Uint8Array;
  readonly created: number;
  /** When the owner showed that it works; null: it opens nothing yet. */
  readonly confirmed: number | null;
  /** The last time step that was accepted; none at or before it is accepted again. */
  readonly lastStep: number;
}

/** Everything that decides which ways into an account there are, read in one piece. */
export interface Standing {
  readonly account: AccountRecord;
  /** Those that are not revoked, oldest first. */
  readonly passkeys: readonly PasskeyRecord[];
  /** Recovery codes that are stored and not used. */
  readonly codesLeft: number;
  /** A confirmed TOTP secret. */
  readonly totp: boolean;
}

/** Why the lock-out engine does not let something happen. */
export type GuardRefusal = 'last_way_in' | 'recovery_needed' | 'recovery_hold';

/** Pure and synchronous; called inside the unit with what the unit read and locked. Null: it may happen. */
export type Guard = (standing: Standing) => GuardRefusal | null;
