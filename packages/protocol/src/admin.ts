import * as v from 'valibot';
import { Finish, label, plain } from './schemas.ts';
import { id } from './told.ts';

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

export const role = v.picklist(['member', 'admin', 'owner']);
/** A session brings a confirmation; a token brings none. */
const confirmation = v.optional(Finish);

export const AdminAccountsQuery = v.strictObject({
  /** Start of a username, a whole account id, or the start of a credential id. */
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(256), plain)),
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
  /** An owner saves although somebody would have no way in, or an administrator would have to recover. */
  evenIfLockedOut: v.optional(v.boolean()),
  confirmation,
});
export const AdminDryRun = v.strictObject({ policy });
export const AdminInviteMake = v.strictObject({
  role,
  note: v.pipe(v.string(), v.trim(), v.maxLength(128), plain),
  /** Seconds, 10 minutes to 30 days. */
  lifetime: v.optional(v.pipe(v.number(), v.integer(), v.minValue(600), v.maxValue(2_592_000))),
  confirmation,
});
export const AdminInviteRevoke = v.strictObject({ invite: id, confirmation });
export const AdminTokenMake = v.strictObject({
  name: label,
  scopes: v.pipe(v.array(v.picklist(scopes)), v.minLength(1), v.maxLength(scopes.length)),
  /** Seconds, an hour to a year. */
  lifetime: v.pipe(v.number(), v.integer(), v.minValue(3600), v.maxValue(31_622_400)),
  confirmation: Finish,
});
export const AdminTokenRevoke = v.strictObject({ token: id, confirmation: Finish });
/** Of what ISO 8601 can say, what JavaScript reads. */
const moment = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((it) => !Number.isNaN(Date.parse(it)), 'a time with minutes in its offset'),
);
export const AdminEventsQuery = v.strictObject({
  type: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z.-]{0,63}$/u))),
  actor: v.optional(id),
  subject: v.optional(id),
  outcome: v.optional(v.picklist(['succeeded', 'refused'])),
  /** ISO 8601. */
  since: v.optional(moment),
  until: v.optional(moment),
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
