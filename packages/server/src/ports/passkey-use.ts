import type { PasskeyId } from './records.ts';

/**
 * Why a verified assertion is not recorded: read inside the unit. `passkey_gone`: the passkey, or its account, is deleted.
 */
export type PasskeyGone = 'passkey_gone' | 'passkey_revoked' | 'passkey_suspected' | 'account_suspended';

/** What an accepted assertion changes about its passkey. */
export interface PasskeyUse {
  readonly passkey: PasskeyId;
  /** As the authenticator sent it; the stored counter becomes max(stored, seen). */
  readonly signCountSeen: number;
  readonly backupEligible: boolean;
  readonly backupState: boolean;
  readonly userVerified: boolean;
  readonly time: number;
}
