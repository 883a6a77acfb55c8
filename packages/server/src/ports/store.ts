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
import type { GovernanceStore } from './governance-store.ts';
import type { NoticeStore } from './notice-store.ts';
import type { Guard, GuardRefusal, RecoveryCodeRecord, Standing } from './recovery-records.ts';
import type { RecoveryStore } from './recovery-store.ts';
import type { PasskeyGone, PasskeyUse } from './passkey-use.ts';
import type { Telling } from './telling.ts';

export type { PasskeyGone, PasskeyUse } from './passkey-use.ts';
export type { Telling } from './telling.ts';

/**
 * The Store port. Every method that writes is one **unit**: all of it is durable when its promise resolves, or none of it
 * happened. Expected conflicts are returned values; a rejection (StorageUnavailable) means that nothing was acknowledged.
 * Reads that decide happen inside the unit. A store may group the units of one turn into one transaction.
 */
export interface Store extends RecoveryStore, NoticeStore, GovernanceStore {
  /**
   * Creates the relying party's row, or updates name, origins and former RP IDs of the one that is there; its policy only
   * where `policy` says `replace`.
   */
  putRelyingParty(unit: { rp: RelyingPartyRecord; policy: 'keep' | 'replace' }): Promise<void>;
  /** `outdated`: the stored policy is not `replaces` any more. */
  setPolicy(
    unit: {
      rp: RelyingPartyKey;
      policy: RelyingPartyRecord['policy'];
      replaces: RelyingPartyRecord['policy'];
    } & Telling,
  ): Promise<'set' | 'outdated'>;
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
   * take over, the sweeper's mark is forgotten, and every open recovery is cancelled: it may have been cancelled or its code
   * taken since the backup was made. All in one unit, for the mark is what keeps the ceremonies of the old keys
   * from being spent again: `keys` has one of every purpose whose tokens are spent.
   */
  retireKeys(unit: { keys: readonly KeyringRecord[]; time: number; events: readonly EventRecord[] }): Promise<void>;

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
   * Sign-up: account, first passkey, recovery codes, first session (null: none is opened) and event in one unit, which also
   * ends the session `replaces`, the browser's earlier one, and uses the invite up. `onlyOwner`: of two that come at once
   * one stays. `invite_over`: it is used, revoked or expired at `account.created`, or there is another active owner.
   */
  createAccount(
    unit: {
      account: AccountRecord;
      passkey: PasskeyRecord;
      session: SessionRecord | null;
      replaces: SessionId | null;
      codes?: readonly RecoveryCodeRecord[];
      /** Id of an invite. */
      invite?: string | null;
      /** The account is an owner, and must be the only active one. */
      onlyOwner?: boolean;
    } & Telling,
  ): Promise<'created' | 'username_taken' | 'external_id_taken' | 'credential_exists' | 'invite_over'>;
  /** Another passkey for an account that must be active. */
  addPasskey(
    unit: { passkey: PasskeyRecord; limit: number } & Telling,
  ): Promise<'added' | 'credential_exists' | 'account_gone' | 'too_many'>;
  /** The passkey with that credential id made for that RP ID, and its account, of whatever relying party has it. */
  findCredential(
    rpId: string,
    credentialId: Uint8Array,
  ): Promise<{ passkey: PasskeyRecord; account: AccountRecord } | null>;
  findAccount(id: AccountId): Promise<AccountRecord | null>;
  findAccountByExternalId(rp: RelyingPartyKey, externalId: string): Promise<AccountRecord | null>;
  usernameTaken(rp: RelyingPartyKey, usernameFolded: string): Promise<boolean>;
  /**
   * The account of that folded name with its passkeys made for `rpId` that are not revoked, oldest first: one statement,
   * whether there is such an account or not. Null: there is none.
   */
  findNamed(
    rp: RelyingPartyKey,
    usernameFolded: string,
    rpId: string,
  ): Promise<{ account: AccountRecord; passkeys: readonly PasskeyRecord[] } | null>;
  /** What decides about the ways into an account; null: there is no such account. */
  standing(account: AccountId): Promise<Standing | null>;
  /** At most `limit` accounts whose ids follow `after`, by id, for long walks. */
  standings(rp: RelyingPartyKey, after: AccountId | null, limit: number): Promise<readonly Standing[]>;
  /** Passkeys of an account that are not revoked, oldest first. */
  listPasskeys(account: AccountId): Promise<readonly PasskeyRecord[]>;
  renamePasskey(
    unit: { account: AccountId; passkey: PasskeyId; label: string } & Telling,
  ): Promise<'renamed' | 'not_found'>;
  /**
   * Deletes a passkey and ends the sessions that it opened, except `keepSession`. `guard` is asked inside the unit, with
   * everything locked that it decides by. `use` records the confirming assertion. `forgets`: recovery codes, TOTP secret and
   * open recoveries of the account go with it.
   */
  deletePasskey(
    unit: {
      account: AccountId;
      passkey: PasskeyId;
      guard: Guard;
      keepSession: SessionId;
      forgets?: boolean;
      use: PasskeyUse;
    } & Telling,
  ): Promise<'deleted' | 'not_found' | GuardRefusal | PasskeyGone>;
  /**
   * Marks an active passkey as suspected of having been copied and ends the sessions that it opened. `unchanged`: it is not
   * active.
   */
  suspectPasskey(unit: { passkey: PasskeyId } & Telling): Promise<'suspected' | 'unchanged'>;
  /**
   * Makes a suspected passkey active again and forgets its counter, so that the next one counts from anew. `use` records the
   * confirming assertion, null where an administrator acts.
   */
  restorePasskey(
    unit: { account: AccountId; passkey: PasskeyId; use: PasskeyUse | null; time: number } & Telling,
  ): Promise<'restored' | 'not_found' | PasskeyGone>;
  /** Revokes a passkey for good and ends the sessions that it opened. */
  revokePasskey(unit: { account: AccountId; passkey: PasskeyId } & Telling): Promise<'revoked' | 'not_found'>;
  renameAccount(
    unit: { account: AccountId; username: string; usernameFolded: string; displayName: string } & Telling,
  ): Promise<'renamed' | 'username_taken' | 'account_gone'>;

  // ---- sign-in, confirmations, sessions
  /** Records the use of a passkey and opens the session, if the account and the passkey still are active. */
  recordSignIn(
    unit: { use: PasskeyUse; session: SessionRecord; replaces: SessionId | null } & Telling,
  ): Promise<'recorded' | PasskeyGone>;
  /** Records the use of a passkey for a confirmation. */
  recordUse(unit: { use: PasskeyUse } & Telling): Promise<'recorded' | PasskeyGone>;
  /** The latest 200 sessions of an account, latest first; also those that ended by themselves and are not swept yet. */
  listSessions(account: AccountId): Promise<readonly SessionRecord[]>;
  /**
   * Ends one session of the account, or all but one, and none that is good for a recovery alone; without exception (null) those
   * too. Answers how many. Where none was ended nothing is written.
   */
  endSessions(
    unit: { account: AccountId; which: { only: SessionId } | { except: SessionId | null } } & Telling,
  ): Promise<number>;
  /** Gives a session another token and another assurance after a confirmation. */
  raiseSession(
    unit: {
      session: SessionId;
      use: PasskeyUse;
      change: Pick<
        SessionRecord,
        'tokenHash' | 'passkey' | 'authTime' | 'lastSeen' | 'expires' | 'idleLimit' | 'methods' | 'assurance'
      >;
    } & Telling,
  ): Promise<'raised' | 'session_gone' | PasskeyGone>;
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

/** The store cannot answer or cannot make a unit durable; nothing of the unit is acknowledged. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}
