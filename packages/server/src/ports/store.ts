import type {
  AccountId,
  AccountRecord,
  CheckpointRecord,
  EventHead,
  EventRecord,
  EventSeal,
  EventToSeal,
  KeyringRecord,
  PasskeyId,
  PasskeyRecord,
  RelyingPartyKey,
  RelyingPartyRecord,
  SealedEventRecord,
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
  relyingParty(id: RelyingPartyKey): Promise<RelyingPartyRecord | null>;
  /** All of them, by id. */
  relyingParties(): Promise<readonly RelyingPartyRecord[]>;

  // ---- keyring
  keys(purpose: string): Promise<readonly KeyringRecord[]>;
  /** Adds the key unless one of its purpose has no end set; answers the keys of that purpose afterwards. */
  addFirstKey(key: KeyringRecord): Promise<readonly KeyringRecord[]>;
  /**
   * `key` takes the place of `current`, a key's id, which retires at `retires` (it may lie ahead). `not_current`: that key
   * has an end already, for another node was first, or it is none of that purpose.
   */
  rotateKey(unit: {
    current: string;
    retires: number;
    key: KeyringRecord;
    event: EventRecord | null;
  }): Promise<'rotated' | 'not_current'>;
  /**
   * After a restore: every key of the purposes of `keys` retires at 0, so that nothing that it sealed opens any more, `keys`
   * take over, and the sweeper's mark is forgotten. All in one unit, for the mark is what keeps the ceremonies of the old keys
   * from being spent again: `keys` has one of every purpose whose tokens are spent.
   */
  retireKeys(unit: { keys: readonly KeyringRecord[]; events: readonly EventRecord[] }): Promise<void>;

  // ---- limits
  /**
   * Counts one use of a limit that all processes share; answers how many its window has counted, this one included.
   * @param unit `key` names limit, subject and window; `expires` is the end of the window
   */
  countUse(unit: { key: string; expires: number }): Promise<number>;
  /** Removes counters that expired at or before `before`, at most `limit` of them. Answers how many. */
  sweepUses(before: number, limit: number): Promise<number>;

  // ---- ceremonies
  /**
   * Spends a ceremony's nonce; committed whatever follows. `already_spent`: it was spent before. `swept`: it expires at or
   * before the sweeper's mark, so its being spent could be forgotten already.
   */
  spendCeremony(spend: { nonce: Uint8Array; expires: number }): Promise<'spent' | 'already_spent' | 'swept'>;
  /**
   * Removes nonces that expired at or before `before`, at most `limit` of them, earliest first, and raises the mark to the
   * highest expiry removed. Answers how many.
   */
  sweepCeremonies(before: number, limit: number): Promise<number>;

  // ---- accounts and passkeys
  /**
   * Sign-up: account, first passkey, first session (null: none is opened) and event in one unit, which also ends the
   * session `replaces`, the browser's earlier one.
   */
  createAccount(unit: {
    account: AccountRecord;
    passkey: PasskeyRecord;
    session: SessionRecord | null;
    replaces: SessionId | null;
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
  /**
   * Removes sessions that ended by themselves at or before `before` (their absolute end, or unseen for their idle limit), at
   * most `limit` of them, earliest end first. One that is seen meanwhile stays. Answers how many.
   */
  sweepSessions(before: number, limit: number): Promise<number>;

  // ---- audit, operation
  appendEvent(event: EventRecord): Promise<void>;
  /**
   * Seals at most `limit` unsealed events of the relying party, oldest ids first. null: another process is sealing just now.
   * @param unit `seal` is pure and synchronous and called inside the unit, with the chain's head and the events that
   *   follow it; it answers a seal for each, in their order
   */
  sealEvents(unit: {
    rp: RelyingPartyKey;
    limit: number;
    seal: (head: EventHead, events: readonly EventToSeal[]) => readonly EventSeal[];
  }): Promise<{ sealed: number; head: EventHead } | null>;
  /** At most `limit` sealed events that follow `after` (a seq), by seq. */
  sealedEvents(rp: RelyingPartyKey, after: number, limit: number): Promise<readonly SealedEventRecord[]>;
  /** Events that wait for the sealer: how many, and the time of the earliest. */
  unsealedEvents(rp: RelyingPartyKey): Promise<{ count: number; earliest: number | null }>;
  /** Writes the checkpoint, unless one of that seq is there. */
  addCheckpoint(checkpoint: CheckpointRecord): Promise<void>;
  /** All of a relying party, by seq. */
  checkpoints(rp: RelyingPartyKey): Promise<readonly CheckpointRecord[]>;
  /**
   * Removes the sealed events up to and including the checkpoint's seq, and writes the checkpoint. Answers how many it
   * removed. The unit is as large as that: prune in portions.
   */
  pruneEvents(unit: { checkpoint: CheckpointRecord }): Promise<number>;
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
