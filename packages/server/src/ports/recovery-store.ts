import type { AccountId, AccountRecord, PasskeyRecord, RecoveryId, SessionId, SessionRecord, Role } from './records.ts';
import type { Guard, GuardRefusal, RecoveryCodeRecord, RecoveryRecord, TotpRecord } from './recovery-records.ts';
import type { PasskeyGone, PasskeyUse } from './passkey-use.ts';
import type { Telling } from './telling.ts';

/** The part of the Store port about ways back into an account. The rules of `Store` hold. */
export interface RecoveryStore {
  /** Replaces all recovery codes of the account, turns recovery on, and cancels open recoveries: an old code may have begun one. */
  makeCodes(
    unit: { account: AccountId; codes: readonly RecoveryCodeRecord[]; use: PasskeyUse } & Telling,
  ): Promise<'made' | PasskeyGone>;
  /** The owner has stored the codes. Answers whether there were any that were not. */
  storedCodes(unit: { account: AccountId; time: number } & Telling): Promise<boolean>;
  /** Codes that are not used, and since when they are stored. */
  countCodes(account: AccountId): Promise<{ left: number; stored: number | null }>;
  /** The code with that hash, its account, and the recovery that it started. */
  findCode(hash: Uint8Array): Promise<{
    code: RecoveryCodeRecord;
    account: AccountRecord;
    recovery: RecoveryRecord | null;
  } | null>;
  findRecovery(id: RecoveryId): Promise<RecoveryRecord | null>;
  /** The recovery of the account that is open at `now`; of several the one that expires first. */
  openRecovery(account: AccountId, now: number): Promise<RecoveryRecord | null>;
  /**
   * Starts a recovery and opens the session that is restricted to it (null: an administrator starts it, and `code` is a new
   * one that is used already). Spends the code, or the time step of the TOTP secret. An account may have several that are
   * open, each with its own wait. `open_already`: it has one, and an administrator starts no other. `account_gone`: it is not
   * active, its owner turned recovery off, or it has another role than `role`. `spent`: the code or the time step was used before.
   */
  startRecovery(
    unit: {
      recovery: RecoveryRecord;
      spends: { code: Uint8Array } | { step: number } | { newCode: RecoveryCodeRecord };
      /** What the account was when an administrator was found to have authority over it. */
      role?: Role;
      session: SessionRecord | null;
      replaces: SessionId | null;
    } & Telling,
  ): Promise<'started' | 'open_already' | 'spent' | 'account_gone'>;
  /**
   * Opens another session that is restricted to the recovery, for whoever has the code that started it.
   * `over`: it is not open at `session.created`, or its account is not active.
   */
  reopenRecovery(
    unit: {
      recovery: RecoveryId;
      session: SessionRecord;
      replaces: SessionId | null;
    } & Telling,
  ): Promise<'reopened' | 'over'>;
  /** Cancels all open recoveries and ends their sessions. `over`: there is none. `use` records the confirming assertion, null where an administrator acts. */
  cancelRecovery(
    unit: { account: AccountId; use: PasskeyUse | null; time: number } & Telling,
  ): Promise<'cancelled' | 'over' | PasskeyGone>;
  /**
   * Adds the passkey, notes the recovery on the account (`recoveredAt`), removes every older code and the TOTP secret, puts
   * `codes` in their place, cancels what other recoveries are open, ends all sessions of the account and opens this one;
   * decided by the rows as they are at `time`. Passkeys that were there were created before `time` from then on.
   */
  completeRecovery(
    unit: {
      recovery: RecoveryId;
      time: number;
      passkey: PasskeyRecord;
      codes: readonly RecoveryCodeRecord[];
      session: SessionRecord;
    } & Telling,
  ): Promise<'completed' | 'over' | 'not_ready' | 'credential_exists' | 'account_gone'>;
  /** Removes the codes and the TOTP secret, cancels open recoveries, and notes that there is to be none. */
  turnOffRecovery(
    unit: { account: AccountId; guard: Guard; use: PasskeyUse } & Telling,
  ): Promise<'off' | GuardRefusal | PasskeyGone>;

  findTotp(account: AccountId): Promise<TotpRecord | null>;
  /** Puts a secret that is not confirmed in the place of one that is not; `there`: a confirmed one is there. */
  putTotp(unit: { totp: TotpRecord; use: PasskeyUse } & Telling): Promise<'put' | 'there' | PasskeyGone>;
  /** `spent`: that time step, or a later one, was accepted before. `gone`: there is none to confirm. */
  confirmTotp(
    unit: { account: AccountId; step: number; time: number } & Telling,
  ): Promise<'confirmed' | 'spent' | 'gone'>;
  /** Removes the TOTP secret, confirmed or not, and cancels open recoveries. */
  removeTotp(unit: { account: AccountId; use: PasskeyUse } & Telling): Promise<'removed' | 'not_found' | PasskeyGone>;
}
