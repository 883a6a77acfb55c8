import type {
  AccountFilter,
  AccountSummary,
  AdminTokenRecord,
  EventFilter,
  InviteRecord,
} from './governance-records.ts';
import type { AccountId, AccountRecord, EventRecord, PasskeyRecord, RelyingPartyKey, Role } from './records.ts';
import type { Guard, GuardRefusal } from './recovery-records.ts';
import type { PasskeyGone, PasskeyUse } from './passkey-use.ts';
import type { Telling } from './telling.ts';

/** The part of the Store port about running a site. The rules of `Store` hold. */
export interface GovernanceStore {
  /** Active owners. */
  countOwners(rp: RelyingPartyKey): Promise<number>;
  /**
   * At most `limit` accounts whose ids precede `before`, newest first.
   * @param now decides which recoveries are open, milliseconds since the epoch
   */
  listAccounts(
    rp: RelyingPartyKey,
    filter: AccountFilter,
    before: AccountId | null,
    limit: number,
    now: number,
  ): Promise<readonly AccountSummary[]>;
  /** Suspending ends every session and every open recovery. `last_owner`: of active owners one must stay. */
  setStatus(
    unit: { account: AccountId; status: 'active' | 'suspended'; time: number } & Telling,
  ): Promise<'set' | 'unchanged' | 'not_found' | 'last_owner'>;
  /** Where the account may do more from then on, every session and every open recovery ends. */
  setRole(
    unit: { account: AccountId; role: Role; time: number } & Telling,
  ): Promise<'set' | 'unchanged' | 'not_found' | 'last_owner'>;
  /**
   * Removes the account with all that belongs to it, and of its events the personal part: those in which it acted, and those
   * about it or its passkeys. The event of the erasure itself stays whole. `use` and `guard` are its owner's, null where an
   * administrator acts.
   */
  eraseAccount(
    unit: { account: AccountId; use: PasskeyUse | null; guard: Guard | null } & Telling,
  ): Promise<'erased' | 'not_found' | 'last_owner' | GuardRefusal | PasskeyGone>;
  /** All of them or, where one is there already, none. `at` counts from 0. */
  importAccounts(
    unit: { accounts: readonly { account: AccountRecord; passkeys: readonly PasskeyRecord[] }[] } & Telling,
  ): Promise<'imported' | { taken: 'username' | 'external_id' | 'user_handle' | 'account' | 'credential'; at: number }>;

  addInvite(unit: { invite: InviteRecord } & Telling): Promise<void>;
  /** Latest first. */
  listInvites(rp: RelyingPartyKey, limit: number): Promise<readonly InviteRecord[]>;
  findInvite(tokenHash: Uint8Array): Promise<InviteRecord | null>;
  /** `not_found` also where it is used or revoked. */
  revokeInvite(unit: { rp: RelyingPartyKey; id: string; time: number } & Telling): Promise<'revoked' | 'not_found'>;

  addToken(unit: { token: AdminTokenRecord } & Telling): Promise<void>;
  /** Latest first. */
  listTokens(rp: RelyingPartyKey, limit: number): Promise<readonly AdminTokenRecord[]>;
  findToken(tokenHash: Uint8Array): Promise<AdminTokenRecord | null>;
  touchToken(unit: { id: string; time: number }): Promise<void>;
  /** With it go the invites that it made and that are open. */
  revokeToken(unit: { rp: RelyingPartyKey; id: string; time: number } & Telling): Promise<'revoked' | 'not_found'>;

  /** Events in which the account acted, or that are about it or its passkeys; latest first. @param before an event's id */
  accountEvents(account: AccountId, before: string | null, limit: number): Promise<readonly EventRecord[]>;
  /** Latest first, sealed or not; the salt of one that was erased is no bytes. @param before an event's id */
  listEvents(
    rp: RelyingPartyKey,
    filter: EventFilter,
    before: string | null,
    limit: number,
  ): Promise<readonly EventRecord[]>;
}
