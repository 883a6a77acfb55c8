import * as v from 'valibot';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@signet/webauthn';
import { Advice } from './advice.ts';
import { base64url, id, time } from './told.ts';
import type { Told } from './told.ts';

/**
 * What travels. Requests are strict objects: an unknown member is refused. A ceremony's `response` stays `unknown`:
 * one parser, that of `@signet/webauthn`, judges it, so that one fault has one code.
 */

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** A sealed ceremony, as begin answered it. */
export const ceremonyToken = text(8192);
export const Finish = v.strictObject({ ceremony: ceremonyToken, response: v.unknown() });
export type Finish = v.InferOutput<typeof Finish>;

export const Empty = v.strictObject({});
export type Empty = v.InferOutput<typeof Empty>;

/** 1 to 64 characters after NFKC and trimming; the server tells more with name_invalid. */
export const username = text(256);
export const displayName = text(256);
/** Nothing in a text moves what stands around it, in a page or a terminal: no control, no end of a line, no change of direction. */
export const plain = v.regex<string>(/^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u);
/** A passkey's or a token's name, given by its owner: plain, and there is something to see in it. */
export const label = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(64),
  plain,
  v.regex(/[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u),
);
export const passkeyId = v.pipe(v.string(), v.uuid());

/** Token of an invite or of a session of the like: 32 bytes, base64url. */
const secretToken = text(128);

export const SignUpBegin = v.strictObject({
  username,
  displayName: v.optional(displayName),
  invite: v.optional(secretToken),
});
export type SignUpBegin = v.InferOutput<typeof SignUpBegin>;

export const SignInBegin = v.strictObject({
  mediation: v.optional(v.picklist(['conditional', 'optional'])),
  /** Named sign-in, where the policy has it: the passkeys of that account are asked for. */
  username: v.optional(username),
});
export type SignInBegin = v.InferOutput<typeof SignInBegin>;

export const EnrolBegin = v.strictObject({
  ticket: ceremonyToken,
  mediation: v.optional(v.picklist(['conditional', 'optional'])),
});
export type EnrolBegin = v.InferOutput<typeof EnrolBegin>;

/** What is confirmed: the facts shown to the person are the bytes that are sealed. */
const parameter = v.union([text(1024), v.number(), v.boolean(), v.null()]);
/** Names that `v.record` would leave out without a word. */
const lost = ['__proto__', 'constructor', 'prototype'];
/** An object of which the record below keeps every member. */
const facts = v.custom<Readonly<Record<string, unknown>>>(
  (it) => typeof it === 'object' && it !== null && !Array.isArray(it) && !lost.some((name) => Object.hasOwn(it, name)),
  'an object without names that objects have a meaning for',
);
export const ConfirmBegin = v.strictObject({
  action: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9.-]{0,63}$/u)),
  parameters: v.pipe(
    facts,
    v.record(text(64), parameter),
    v.check((it) => Object.keys(it).length <= 16, 'at most 16 parameters'),
  ),
});
export type ConfirmBegin = v.InferOutput<typeof ConfirmBegin>;
export type Parameters = ConfirmBegin['parameters'];

export const PasskeyAddBegin = v.strictObject({ confirmation: Finish });
export type PasskeyAddBegin = v.InferOutput<typeof PasskeyAddBegin>;
export const PasskeyRename = v.strictObject({ passkey: passkeyId, label, confirmation: v.optional(Finish) });
export type PasskeyRename = v.InferOutput<typeof PasskeyRename>;
export const PasskeyDelete = v.strictObject({ passkey: passkeyId, confirmation: Finish });
export type PasskeyDelete = v.InferOutput<typeof PasskeyDelete>;
export const PasskeyRestore = v.strictObject({ passkey: passkeyId, confirmation: Finish });
export type PasskeyRestore = v.InferOutput<typeof PasskeyRestore>;
export const InviteLook = v.strictObject({ invite: secretToken });
export type InviteLook = v.InferOutput<typeof InviteLook>;
export const AccountRename = v.strictObject({
  username: v.optional(username),
  displayName: v.optional(displayName),
  /** Where the policy asks for one. */
  confirmation: v.optional(Finish),
});
export type AccountRename = v.InferOutput<typeof AccountRename>;

// ---- answers

/** Options of the platform as JSON (§5.1.8, §5.1.10): `@signet/webauthn` writes them, and says what they hold. */
const options = <Options>() => v.custom<Options>((it) => typeof it === 'object' && it !== null);

/** It is done, and there is nothing to tell. */
export const Done = v.strictObject({});
export type Done = Record<string, never>;

/** Until the ceremony ends, milliseconds from now: the client's clock is not asked. */
const lifetime = v.pipe(v.number(), v.minValue(0));
export const CreationBegun = v.strictObject({
  ceremony: ceremonyToken,
  options: options<PublicKeyCredentialCreationOptionsJSON>(),
  lifetime,
});
export type CreationBegun = Told<typeof CreationBegun>;
export const RequestBegun = v.strictObject({
  ceremony: ceremonyToken,
  options: options<PublicKeyCredentialRequestOptionsJSON>(),
  lifetime,
  /** Of a named sign-in: fills the answer up, so that its length tells nothing. */
  padding: v.exactOptional(v.string()),
});
export type RequestBegun = Told<typeof RequestBegun>;

export const Account = v.strictObject({
  id,
  username: v.string(),
  displayName: v.string(),
  /** For the Signal API. */
  userHandle: base64url,
});
export type Account = Told<typeof Account>;

export const Session = v.strictObject({
  account: Account,
  /** Id of the passkey that opened it. */
  passkey: v.nullable(id),
  authTime: time,
  expires: time,
  /** RFC 8176. */
  methods: v.array(v.string()),
  assurance: v.string(),
});
export type Session = Told<typeof Session>;

export const PasskeyKind = v.picklist(['synced', 'computer', 'phone', 'security-key']);
export type PasskeyKind = v.InferOutput<typeof PasskeyKind>;

export const Passkey = v.strictObject({
  id,
  /** For the Signal API and exclusion lists. */
  credentialId: base64url,
  label: v.string(),
  kind: PasskeyKind,
  /** From the AAGUID, display only. */
  providerName: v.nullable(v.string()),
  backupEligible: v.boolean(),
  backupState: v.boolean(),
  transports: v.array(v.string()),
  created: time,
  lastUsed: v.nullable(time),
  /** It opened the session that asks. */
  current: v.boolean(),
  /** `suspected_clone`: there may be a copy of it; its owner restores or deletes it. */
  status: v.picklist(['active', 'suspected_clone']),
  /** Why it cannot be deleted now; null: it can. */
  kept: v.nullable(v.picklist(['last_way_in', 'recovery_needed', 'recovery_hold'])),
});
export type Passkey = Told<typeof Passkey>;

export const SignedIn = v.strictObject({ session: Session });
export type SignedIn = Told<typeof SignedIn>;
export const PasskeyAdded = v.strictObject({ passkey: Passkey });
export type PasskeyAdded = Told<typeof PasskeyAdded>;
export const PasskeyList = v.strictObject({
  rpId: v.string(),
  userHandle: base64url,
  passkeys: v.array(Passkey),
  /** Whether deleting one would leave no way in (the guard's answer). */
  onlyOneWayIn: v.boolean(),
  /** What the account should do about its ways in, most urgent first. */
  advice: v.array(Advice),
});
export type PasskeyList = Told<typeof PasskeyList>;
/** The deleted credential, and those that stay: what the Signal API is told. */
export const PasskeyDeleted = v.strictObject({
  rpId: v.string(),
  userHandle: base64url,
  credentialId: base64url,
  accepted: v.array(base64url),
});
export type PasskeyDeleted = Told<typeof PasskeyDeleted>;
export const SessionAnswer = v.strictObject({ session: v.nullable(Session) });
export type SessionAnswer = Told<typeof SessionAnswer>;
export const AccountAnswer = v.strictObject({ account: Account, rpId: v.string() });
export type AccountAnswer = Told<typeof AccountAnswer>;
export const Enrolled = v.strictObject({ account: Account, passkey: Passkey });
export type Enrolled = Told<typeof Enrolled>;

/** Public facts about the site, for pages and components. */
export const Site = v.strictObject({
  name: v.string(),
  rpId: v.string(),
  signUp: v.picklist(['open', 'invite', 'closed']),
  /** Ways back that the policy has, and how long a recovery waits before it takes effect, in seconds. */
  recovery: v.strictObject({ codes: v.boolean(), totp: v.boolean(), coolDown: v.number() }),
  /** Whether sign-in may ask for a username first. */
  namedSignIn: v.boolean(),
  /** Whether notices go out by e-mail too. */
  mail: v.boolean(),
  /** What the policy asks a confirmation for beyond what always has one. */
  confirmed: v.array(v.string()),
});
export type Site = Told<typeof Site>;

/** What an invite is good for. */
export const Invited = v.strictObject({
  site: v.string(),
  role: v.picklist(['member', 'admin', 'owner']),
  expires: time,
});
export type Invited = Told<typeof Invited>;
