import * as v from 'valibot';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@signet/webauthn';
import type { Advice } from './advice.ts';

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
/** A passkey's name, given by its owner: no control or bidi character in it, and one that can be seen. */
export const label = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(64),
  v.regex(/^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u),
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

/** It is done, and there is nothing to tell. */
export type Done = Record<string, never>;

export interface CreationBegun {
  readonly ceremony: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON;
  /** When the ceremony ends, milliseconds from now: the client's clock is not asked. */
  readonly lifetime: number;
}
export interface RequestBegun {
  readonly ceremony: string;
  readonly options: PublicKeyCredentialRequestOptionsJSON;
  readonly lifetime: number;
  /** Of a named sign-in: fills the answer up, so that its length tells nothing. */
  readonly padding?: string;
}

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  /** base64url, for the Signal API. */
  readonly userHandle: string;
}

export interface Session {
  readonly account: Account;
  /** Id of the passkey that opened it. */
  readonly passkey: string | null;
  /** ISO 8601. */
  readonly authTime: string;
  readonly expires: string;
  /** RFC 8176. */
  readonly methods: readonly string[];
  readonly assurance: string;
}

export type PasskeyKind = 'synced' | 'computer' | 'phone' | 'security-key';

export interface Passkey {
  readonly id: string;
  /** base64url, for the Signal API and exclusion lists. */
  readonly credentialId: string;
  readonly label: string;
  readonly kind: PasskeyKind;
  /** From the AAGUID, display only. */
  readonly providerName: string | null;
  readonly backupEligible: boolean;
  readonly backupState: boolean;
  readonly transports: readonly string[];
  /** ISO 8601. */
  readonly created: string;
  readonly lastUsed: string | null;
  /** It opened the session that asks. */
  readonly current: boolean;
  /** `suspected_clone`: there may be a copy of it; its owner restores or deletes it. */
  readonly status: 'active' | 'suspected_clone';
  /** Why it cannot be deleted now; null: it can. */
  readonly kept: 'last_way_in' | 'recovery_needed' | 'recovery_hold' | null;
}

export interface SignedIn {
  readonly session: Session;
}
export interface PasskeyAdded {
  readonly passkey: Passkey;
}
export interface PasskeyList {
  readonly rpId: string;
  readonly userHandle: string;
  readonly passkeys: readonly Passkey[];
  /** Whether deleting one would leave no way in (the guard's answer). */
  readonly onlyOneWayIn: boolean;
  /** What the account should do about its ways in, most urgent first. */
  readonly advice: readonly Advice[];
}
export interface PasskeyDeleted {
  /** base64url of the deleted credential, and those that stay: what the Signal API is told. */
  readonly rpId: string;
  readonly userHandle: string;
  readonly credentialId: string;
  readonly accepted: readonly string[];
}
export interface SessionAnswer {
  readonly session: Session | null;
}
export interface AccountAnswer {
  readonly account: Account;
  readonly rpId: string;
}
export interface Enrolled {
  readonly account: Account;
  readonly passkey: Passkey;
}
/** Public facts about the site, for pages and components. */
export interface Site {
  readonly name: string;
  readonly rpId: string;
  readonly signUp: 'open' | 'invite' | 'closed';
  /** Ways back that the policy has. */
  readonly recovery: { readonly codes: boolean; readonly totp: boolean };
  /** Whether sign-in may ask for a username first. */
  readonly namedSignIn: boolean;
  /** Whether notices go out by e-mail too. */
  readonly mail: boolean;
  /** What the policy asks a confirmation for beyond what always has one. */
  readonly confirmed: readonly string[];
}
/** What an invite is good for. */
export interface Invited {
  readonly site: string;
  readonly role: 'member' | 'admin' | 'owner';
  /** ISO 8601. */
  readonly expires: string;
}
