import type {
  AccountId,
  AccountRecord,
  EventRecord,
  KeyringRecord,
  PasskeyId,
  PasskeyRecord,
  RelyingPartyKey,
  RelyingPartyRecord,
  SessionId,
  SessionRecord,
} from './records.ts';

/**
 * The Store port. Every method that writes is one **unit**: all of it is durable when its promise resolves, or none of it
 * happened. Expected conflicts are returned values; a rejection (StorageUnavailable) means that nothing was acknowledged.
 * Reads that decide happen inside the unit. A store may group the units of one turn into one transaction.
 */
export interface Store {
  /** Creates the relying party's row, or updates name, origins, former RP IDs and policy of the one that is there. */
  putRelyingParty(rp: RelyingPartyRecord): Promise<void>;

  // ---- keyring
  keys(purpose: string): Promise<readonly KeyringRecord[]>;
  /** Adds the key unless one of its purpose is in use already; answers the keys of that purpose afterwards. */
  addFirstKey(key: KeyringRecord): Promise<readonly KeyringRecord[]>;

  // ---- ceremonies
  /**
   * Spends a ceremony's nonce; committed whatever follows. `already_spent`: it was spent before. `swept`: it expires at or
   * before the sweeper's mark, so its being spent could be forgotten already.
   */
  spendCeremony(spend: { nonce: Uint8Array; expires: number }): Promise<'spent' | 'already_spent' | 'swept'>;
  /** Removes nonces that expired at or before `before` and raises the mark to the highest expiry removed. Answers how many. */
  sweepCeremonies(before: number): Promise<number>;

  // ---- accounts and passkeys
  /** Sign-up: account, first passkey, first session (null: none is opened) and event in one unit. */
  createAccount(unit: {
    account: AccountRecord;
    passkey: PasskeyRecord;
    session: SessionRecord | null;
    event: EventRecord;
  }): Promise<'created' | 'username_taken' | 'external_id_taken' | 'credential_exists'>;
  /** Another passkey for an account that must be active. `use` records the confirming assertion in the same unit. */
  addPasskey(unit: {
    passkey: PasskeyRecord;
    limit: number;
    event: EventRecord;
  }): Promise<'added' | 'credential_exists' | 'account_gone' | 'too_many'>;
  /** The passkey with that credential id made for that RP ID, and its account, of whatever relying party has it. */
  findCredential(
    rpId: string,
    credentialId: Uint8Array,
  ): Promise<{ passkey: PasskeyRecord; account: AccountRecord } | null>;
  findAccount(id: AccountId): Promise<AccountRecord | null>;
  findAccountByExternalId(rp: RelyingPartyKey, externalId: string): Promise<AccountRecord | null>;
  usernameTaken(rp: RelyingPartyKey, usernameFolded: string): Promise<boolean>;
  /** Passkeys of an account that are not revoked, oldest first. */
  listPasskeys(account: AccountId): Promise<readonly PasskeyRecord[]>;
  renamePasskey(unit: {
    account: AccountId;
    passkey: PasskeyId;
    label: string;
    event: EventRecord;
  }): Promise<'renamed' | 'not_found'>;
  /**
   * Deletes a passkey and ends the sessions that it opened, except `keepSession`. The guard reads and locks inside the unit:
   * of an account's passkeys one must stay that is active and made for `rpId`, the relying party's present RP ID, for no
   * page can ask for one of a former RP ID (`last_way_in`). `use` records the confirming assertion.
   */
  deletePasskey(unit: {
    account: AccountId;
    passkey: PasskeyId;
    rpId: string;
    keepSession: SessionId;
    use: PasskeyUse;
    event: EventRecord;
  }): Promise<'deleted' | 'not_found' | 'last_way_in' | PasskeyGone>;
  renameAccount(unit: {
    account: AccountId;
    username: string;
    usernameFolded: string;
    displayName: string;
    event: EventRecord;
  }): Promise<'renamed' | 'username_taken' | 'account_gone'>;

  // ---- sign-in, confirmations, sessions
  /** Records the use of a passkey and opens the session, if the account and the passkey still are active. */
  recordSignIn(unit: {
    use: PasskeyUse;
    session: SessionRecord;
    replaces: SessionId | null;
    event: EventRecord;
  }): Promise<'recorded' | PasskeyGone>;
  /** Records the use of a passkey for a confirmation. */
  recordUse(unit: { use: PasskeyUse; event: EventRecord }): Promise<'recorded' | PasskeyGone>;
  /** The session with that token's hash, and its account; null also where the passkey that opened it is revoked. */
  findSession(tokenHash: Uint8Array): Promise<{ session: SessionRecord; account: AccountRecord } | null>;
  touchSession(unit: { session: SessionId; lastSeen: number }): Promise<void>;
  endSession(unit: { session: SessionId; event: EventRecord }): Promise<void>;

  // ---- audit, operation
  appendEvent(event: EventRecord): Promise<void>;
  /** Resolves while the store answers; rejects otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Why a verified assertion is not recorded: read inside the unit. `passkey_gone`: the passkey, or its account, is deleted;
 * `passkey_revoked`: the passkey is not active, be it revoked or suspected of being a clone.
 */
export type PasskeyGone = 'passkey_gone' | 'passkey_revoked' | 'account_suspended';

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

/** The store cannot answer or cannot make a unit durable; nothing of the unit is acknowledged. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}
