import * as v from 'valibot';
import { Finish } from './schemas.ts';
import type { Advice } from './advice.ts';
import type { Passkey } from './schemas.ts';
import type { SessionPlace } from './sessions.ts';

/** What a token of the admin API may be good for. A session has all of its role. */
export const scopes = [
  'accounts:read',
  'accounts:write',
  'policy:read',
  'policy:write',
  'invites:read',
  'invites:write',
  'audit:read',
] as const;
export type Scope = (typeof scopes)[number];

const id = v.pipe(v.string(), v.uuid());
const role = v.picklist(['member', 'admin', 'owner']);
/** A session brings a confirmation; a token brings none. */
const confirmation = v.optional(Finish);

export const AdminAccountsQuery = v.strictObject({
  /** Start of a username, a whole account id, or the start of a credential id. */
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(256))),
  only: v.optional(v.picklist(['one-passkey', 'suspended', 'suspected-clone', 'recovering'])),
  before: v.optional(id),
});
export const AdminAccountQuery = v.strictObject({ account: id });
export const AdminAccountChange = v.strictObject({ account: id, confirmation });
export const AdminRoleChange = v.strictObject({ account: id, role, confirmation });
export const AdminPasskeyChange = v.strictObject({ account: id, passkey: id, confirmation });
/** A policy as the configuration writes it; judged by the server, which says what is wrong with it. */
const policy = v.record(v.string(), v.unknown());
export const AdminPolicySet = v.strictObject({
  policy,
  /** Version of the policy that this replaces. */
  replaces: v.string(),
  /** An owner saves although somebody would have no way in. */
  evenIfLockedOut: v.optional(v.boolean()),
  confirmation,
});
export const AdminDryRun = v.strictObject({ policy });
export const AdminInviteMake = v.strictObject({
  role,
  note: v.pipe(v.string(), v.trim(), v.maxLength(128)),
  /** Seconds, 10 minutes to 30 days. */
  lifetime: v.optional(v.pipe(v.number(), v.integer(), v.minValue(600), v.maxValue(2_592_000))),
  confirmation,
});
export const AdminInviteRevoke = v.strictObject({ invite: id, confirmation });
export const AdminTokenMake = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
  scopes: v.pipe(v.array(v.picklist(scopes)), v.minLength(1), v.maxLength(scopes.length)),
  /** Seconds, an hour to a year. */
  lifetime: v.pipe(v.number(), v.integer(), v.minValue(3600), v.maxValue(31_622_400)),
  confirmation: Finish,
});
export const AdminTokenRevoke = v.strictObject({ token: id, confirmation: Finish });
export const AdminEventsQuery = v.strictObject({
  type: v.optional(v.pipe(v.string(), v.maxLength(64))),
  actor: v.optional(id),
  subject: v.optional(id),
  outcome: v.optional(v.picklist(['succeeded', 'refused'])),
  /** ISO 8601. */
  since: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  until: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  before: v.optional(id),
});

export type AdminAccountsQuery = v.InferOutput<typeof AdminAccountsQuery>;
export type AdminAccountQuery = v.InferOutput<typeof AdminAccountQuery>;
export type AdminAccountChange = v.InferOutput<typeof AdminAccountChange>;
export type AdminRoleChange = v.InferOutput<typeof AdminRoleChange>;
export type AdminPasskeyChange = v.InferOutput<typeof AdminPasskeyChange>;
export type AdminPolicySet = v.InferOutput<typeof AdminPolicySet>;
export type AdminDryRun = v.InferOutput<typeof AdminDryRun>;
export type AdminInviteMake = v.InferOutput<typeof AdminInviteMake>;
export type AdminInviteRevoke = v.InferOutput<typeof AdminInviteRevoke>;
export type AdminTokenMake = v.InferOutput<typeof AdminTokenMake>;
export type AdminTokenRevoke = v.InferOutput<typeof AdminTokenRevoke>;
export type AdminEventsQuery = v.InferOutput<typeof AdminEventsQuery>;

// ---- answers; times are ISO 8601

export interface AdminAccountRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly externalId: string | null;
  readonly role: 'member' | 'admin' | 'owner';
  readonly status: 'active' | 'suspended' | 'deleted';
  readonly created: string;
  readonly passkeys: number;
  readonly suspected: number;
  readonly lastUsed: string | null;
  readonly recovering: boolean;
}
export interface AdminAccountList {
  readonly accounts: readonly AdminAccountRow[];
  readonly next: string | null;
}
export interface AdminPasskey extends Passkey {
  readonly alg: number;
  readonly signCount: number;
  /** UUID form. */
  readonly aaguid: string;
  readonly attestationFormat: string;
  readonly attestationTrusted: boolean;
}
export interface AdminEvent {
  readonly id: string;
  readonly time: string;
  readonly type: string;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly outcome: 'succeeded' | 'refused';
  readonly code: string | null;
  readonly address: string | null;
  readonly device: string | null;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}
export interface AdminAccountDetail {
  readonly account: AdminAccountRow & { readonly email: string | null; readonly userHandle: string };
  readonly passkeys: readonly AdminPasskey[];
  readonly sessions: readonly SessionPlace[];
  readonly codesLeft: number;
  readonly totp: boolean;
  readonly recovery: { readonly method: string; readonly started: string; readonly readyAt: string } | null;
  /** The lock-out engine's answer. */
  readonly waysIn: { readonly passkeys: readonly string[]; readonly recovery: readonly ('codes' | 'totp')[] };
  readonly advice: readonly Advice[];
  readonly events: readonly AdminEvent[];
}
export interface AdminDone {
  readonly account: AdminAccountRow;
}
export interface AdminErased {
  readonly account: string;
}
/** What an administrator hands over, in person, to whoever lost every way in. */
export interface AdminRecoveryStarted {
  readonly code: string;
  readonly readyAt: string;
  readonly expires: string;
}
export interface AdminPolicy {
  /** In force, every field. */
  readonly policy: Readonly<Record<string, unknown>>;
  readonly version: string;
  /** By the configuration of the server: it cannot be changed here. */
  readonly fixed: boolean;
}
/** Whom a change of policy would lock out, before it is made. */
export interface DryRun {
  readonly version: string;
  /** Fields that would change. */
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
  readonly accounts: number;
  /** As many ways in as before, or as few. */
  readonly asBefore: number;
  /** No passkey works any more, but recovery does. */
  readonly mustAct: number;
  /** Nothing works any more. */
  readonly noWayIn: number;
  /** The first hundred of each. */
  readonly mustActAccounts: readonly DryRunAccount[];
  readonly noWayInAccounts: readonly DryRunAccount[];
}
export interface DryRunAccount {
  readonly id: string;
  readonly username: string;
  /** Why its passkeys do not work any more: the fields of the policy. */
  readonly because: readonly string[];
}
export interface AdminInvite {
  readonly id: string;
  readonly role: 'member' | 'admin' | 'owner';
  readonly note: string;
  readonly created: string;
  readonly createdBy: string | null;
  readonly expires: string;
  readonly state: 'open' | 'used' | 'revoked' | 'expired';
  readonly usedBy: string | null;
}
export interface AdminInviteList {
  readonly invites: readonly AdminInvite[];
}
export interface AdminInviteMade {
  readonly invite: AdminInvite;
  /** Told once. */
  readonly token: string;
  /** The page that takes it, with the token behind `#`. */
  readonly link: string;
}
export interface AdminToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly created: string;
  readonly createdBy: string | null;
  readonly expires: string;
  readonly lastUsed: string | null;
  readonly state: 'active' | 'revoked' | 'expired';
}
export interface AdminTokenList {
  readonly tokens: readonly AdminToken[];
}
export interface AdminTokenMade {
  readonly token: AdminToken;
  /** `signet_…`, told once. */
  readonly secret: string;
}
export interface AdminEventList {
  readonly events: readonly AdminEvent[];
  readonly next: string | null;
}
