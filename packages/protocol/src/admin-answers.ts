import * as v from 'valibot';
import { role, scopes } from './admin.ts';
import { Advice } from './advice.ts';
import { Passkey } from './schemas.ts';
import { SessionPlace } from './sessions.ts';
import { base64url, count, factsByName, id, time } from './told.ts';
import type { Told } from './told.ts';

export const AdminAccountRow = v.strictObject({
  id,
  username: v.string(),
  displayName: v.string(),
  externalId: v.nullable(v.string()),
  role,
  status: v.picklist(['active', 'suspended', 'deleted']),
  created: time,
  passkeys: count,
  suspected: count,
  lastUsed: v.nullable(time),
  recovering: v.boolean(),
});
export type AdminAccountRow = Told<typeof AdminAccountRow>;
/** `before` of the next page; null: there is none. */
const next = v.nullable(id);
export const AdminAccountList = v.strictObject({ accounts: v.array(AdminAccountRow), next });
export type AdminAccountList = Told<typeof AdminAccountList>;
export const AdminPasskey = v.strictObject({
  ...Passkey.entries,
  alg: v.number(),
  signCount: count,
  aaguid: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u)),
  attestationFormat: v.string(),
  attestationTrusted: v.boolean(),
});
export type AdminPasskey = Told<typeof AdminPasskey>;
export const AdminEvent = v.strictObject({
  id,
  time,
  type: v.string(),
  actor: v.nullable(v.string()),
  subject: v.nullable(v.string()),
  outcome: v.picklist(['succeeded', 'refused']),
  code: v.nullable(v.string()),
  address: v.nullable(v.string()),
  device: v.nullable(v.string()),
  data: factsByName,
});
export type AdminEvent = Told<typeof AdminEvent>;
export const AdminAccountDetail = v.strictObject({
  account: v.strictObject({ ...AdminAccountRow.entries, email: v.nullable(v.string()), userHandle: base64url }),
  passkeys: v.array(AdminPasskey),
  sessions: v.array(SessionPlace),
  codesLeft: count,
  totp: v.boolean(),
  recovery: v.nullable(v.strictObject({ method: v.picklist(['code', 'totp', 'admin']), started: time, readyAt: time })),
  /** The lock-out engine's answer: ids of passkeys, and ways back. */
  waysIn: v.strictObject({ passkeys: v.array(id), recovery: v.array(v.picklist(['codes', 'totp'])) }),
  advice: v.array(Advice),
  /** None for a token that is not good for `audit:read`. */
  events: v.array(AdminEvent),
});
export type AdminAccountDetail = Told<typeof AdminAccountDetail>;
export const AdminDone = v.strictObject({ account: AdminAccountRow });
export type AdminDone = Told<typeof AdminDone>;
export const AdminErased = v.strictObject({ account: id });
export type AdminErased = Told<typeof AdminErased>;
/** What an administrator hands over, in person, to whoever lost every way in. */
export const AdminRecoveryStarted = v.strictObject({ code: v.string(), readyAt: time, expires: time });
export type AdminRecoveryStarted = Told<typeof AdminRecoveryStarted>;

const policy = v.record(v.string(), v.unknown());
export const AdminPolicy = v.strictObject({
  /** In force, every field. */
  policy,
  version: v.string(),
  /** By the configuration of the server: it cannot be changed here. */
  fixed: v.boolean(),
  /** To the operator: why this release cannot hold the stored one. These are defaults then, in force nowhere. */
  fault: v.exactOptional(v.string()),
});
export type AdminPolicy = Told<typeof AdminPolicy>;
export const DryRunAccount = v.strictObject({
  id,
  username: v.string(),
  /** Why its passkeys do not work any more: the fields of the policy. */
  because: v.array(v.string()),
});
export type DryRunAccount = Told<typeof DryRunAccount>;
/** Whom a change of policy would lock out, before it is made. */
export const DryRun = v.strictObject({
  version: v.string(),
  /** Fields that would change. */
  changes: v.array(v.strictObject({ field: v.string(), from: v.unknown(), to: v.unknown() })),
  accounts: count,
  /** As many ways in as before, or as few. */
  asBefore: count,
  /** No passkey works any more, but recovery does. */
  mustAct: count,
  /** Of these, administrators and owners. They count as locked out: until they have recovered, whoever is left runs the site. */
  mustActAdministrators: count,
  /** Nothing works any more. */
  noWayIn: count,
  /** The first hundred of each. */
  mustActAccounts: v.array(DryRunAccount),
  noWayInAccounts: v.array(DryRunAccount),
});
export type DryRun = Told<typeof DryRun>;

export const AdminInvite = v.strictObject({
  id,
  role,
  note: v.string(),
  created: time,
  createdBy: v.nullable(id),
  expires: time,
  state: v.picklist(['open', 'used', 'revoked', 'expired']),
  usedBy: v.nullable(id),
});
export type AdminInvite = Told<typeof AdminInvite>;
export const AdminInviteList = v.strictObject({ invites: v.array(AdminInvite) });
export type AdminInviteList = Told<typeof AdminInviteList>;
export const AdminInviteMade = v.strictObject({
  invite: AdminInvite,
  /** Told once. */
  token: base64url,
  /** The page that takes it, with the token behind `#`. */
  link: v.string(),
});
export type AdminInviteMade = Told<typeof AdminInviteMade>;
export const AdminToken = v.strictObject({
  id,
  name: v.string(),
  scopes: v.array(v.picklist(scopes)),
  created: time,
  createdBy: v.nullable(id),
  expires: time,
  lastUsed: v.nullable(time),
  state: v.picklist(['active', 'revoked', 'expired']),
});
export type AdminToken = Told<typeof AdminToken>;
export const AdminTokenList = v.strictObject({ tokens: v.array(AdminToken) });
export type AdminTokenList = Told<typeof AdminTokenList>;
export const AdminTokenMade = v.strictObject({
  token: AdminToken,
  /** `signet_…`, told once. */
  secret: v.string(),
});
export type AdminTokenMade = Told<typeof AdminTokenMade>;
export const AdminEventList = v.strictObject({ events: v.array(AdminEvent), next });
export type AdminEventList = Told<typeof AdminEventList>;
