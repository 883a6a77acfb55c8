import type {
  AdminAccountChange,
  AdminAccountDetail,
  AdminAccountList,
  AdminAccountQuery,
  AdminAccountsQuery,
  AdminDone,
  AdminDryRun,
  AdminErased,
  AdminEventList,
  AdminEventsQuery,
  AdminInviteList,
  AdminInviteMade,
  AdminInviteMake,
  AdminInviteRevoke,
  AdminPasskeyChange,
  AdminPolicy,
  AdminPolicySet,
  AdminRecoveryStarted,
  AdminRoleChange,
  AdminTokenList,
  AdminTokenMade,
  AdminTokenMake,
  AdminTokenRevoke,
  Done,
  DryRun,
} from '@signet/protocol';
import type { PolicyInput } from '../policy/policy.ts';
import type { Clock, Random } from '../ports/platform.ts';
import type { RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

export interface OperatorConfig {
  /** Stays the caller's. */
  readonly store: Store;
  /** 32 bytes, that of the server. */
  readonly masterKey: Uint8Array;
  /** A relying party that a server has run for: name, origins and policy are those that it stored. */
  readonly rp: RelyingPartyKey;
  /** Where the configuration of the server fixes the policy: what it says. */
  readonly policy?: PolicyInput;
  /** Whether the server sends mail: people then hear of what the operator does by mail too. */
  readonly mail?: boolean;
  readonly clock?: Clock;
  readonly random?: Random;
}

/** An operator needs no confirmation: whoever reads the database and the master key can do anything. */
type Unconfirmed<Body> = Omit<Body, 'confirmation'>;

/**
 * What the admin API does, for whoever has the machine: no session, no confirmation, logged as `via: operator`. Every method
 * rejects as its route refuses: SignetProblem with `code`; StorageUnavailable.
 */
export interface Operator {
  /** At most 50 a page, newest first; `next` is the `before` of the page that follows. */
  listAccounts(query: AdminAccountsQuery): Promise<AdminAccountList>;
  showAccount(query: AdminAccountQuery): Promise<AdminAccountDetail>;
  suspend(change: Unconfirmed<AdminAccountChange>): Promise<AdminDone>;
  reinstate(change: Unconfirmed<AdminAccountChange>): Promise<AdminDone>;
  erase(change: Unconfirmed<AdminAccountChange>): Promise<AdminErased>;
  /** Starts a recovery; its code is told once. */
  recover(change: Unconfirmed<AdminAccountChange>): Promise<AdminRecoveryStarted>;
  cancelRecovery(change: Unconfirmed<AdminAccountChange>): Promise<AdminDone>;
  endSessions(change: Unconfirmed<AdminAccountChange>): Promise<AdminDone>;
  setRole(change: Unconfirmed<AdminRoleChange>): Promise<AdminDone>;
  revokePasskey(change: Unconfirmed<AdminPasskeyChange>): Promise<AdminDone>;
  restorePasskey(change: Unconfirmed<AdminPasskeyChange>): Promise<AdminDone>;
  policy(): Promise<AdminPolicy>;
  setPolicy(change: Unconfirmed<AdminPolicySet>): Promise<AdminPolicy>;
  /** @param progress told of how many accounts have been looked at */
  dryRun(change: AdminDryRun, progress?: (done: number) => void): Promise<DryRun>;
  listInvites(): Promise<AdminInviteList>;
  makeInvite(invite: Unconfirmed<AdminInviteMake>): Promise<AdminInviteMade>;
  revokeInvite(invite: Unconfirmed<AdminInviteRevoke>): Promise<Done>;
  /** An invite for the first owner, good for 24 hours; null: there is an owner, or an open invite for one. */
  makeFirstOwnerInvite(): Promise<AdminInviteMade | null>;
  listTokens(): Promise<AdminTokenList>;
  makeToken(token: Unconfirmed<AdminTokenMake>): Promise<AdminTokenMade>;
  revokeToken(token: Unconfirmed<AdminTokenRevoke>): Promise<Done>;
  listEvents(query: AdminEventsQuery): Promise<AdminEventList>;
}
