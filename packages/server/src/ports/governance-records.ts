import type { AccountId, AccountRecord, RelyingPartyKey, Role } from './records.ts';

/** A single-use permission to make an account. */
export interface InviteRecord {
  /** UUIDv7. */
  readonly id: string;
  readonly rp: RelyingPartyKey;
  /** SHA-256 of the token; the token itself is never stored. */
  readonly tokenHash: Uint8Array;
  /** Of the account that it makes. */
  readonly role: Role;
  /** For whom it is, in the words of who made it. */
  readonly note: string;
  readonly created: number;
  /** Null: the operator. */
  readonly createdBy: AccountId | null;
  /** Id of the token of the admin API that it was made with; null: a person made it at a page, or the operator. */
  readonly createdWith: string | null;
  readonly expires: number;
  readonly used: number | null;
  readonly usedBy: AccountId | null;
  readonly revoked: number | null;
}

/** A credential of a program for the admin API. */
export interface AdminTokenRecord {
  /** UUIDv7. */
  readonly id: string;
  readonly rp: RelyingPartyKey;
  readonly name: string;
  /** SHA-256 of the token. */
  readonly tokenHash: Uint8Array;
  readonly scopes: readonly string[];
  readonly created: number;
  readonly createdBy: AccountId | null;
  readonly expires: number;
  readonly lastUsed: number | null;
  readonly revoked: number | null;
}

/** What is looked for among the accounts; all that is given must hold. */
export interface AccountFilter {
  /** Start of the folded username, or a whole account id, or the first bytes of a credential id. */
  readonly search: { readonly username: string } | { readonly id: string } | { readonly credential: Uint8Array } | null;
  readonly only: 'one-passkey' | 'suspended' | 'suspected-clone' | 'recovering' | null;
}

/** A row of the list of accounts. */
export interface AccountSummary {
  readonly account: AccountRecord;
  /** Not revoked. */
  readonly passkeys: number;
  readonly suspected: number;
  /** When any of its passkeys was last used. */
  readonly lastUsed: number | null;
  /** A recovery is open. */
  readonly recovering: boolean;
}

/** What is looked for in the audit log; all that is given must hold. */
export interface EventFilter {
  readonly type: string | null;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly outcome: 'succeeded' | 'refused' | null;
  /** Milliseconds, inclusive. */
  readonly since: number | null;
  readonly until: number | null;
}
