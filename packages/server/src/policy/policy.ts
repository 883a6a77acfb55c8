import { createHash } from 'node:crypto';
import { optionalActions } from '@signet/protocol';
import * as v from 'valibot';
import { readOrigin } from '../configuration/configured-origin.ts';
import { algorithmsField } from './algorithms.ts';
import { attestationFields } from './attestation.ts';
import { choice } from './choice.ts';

const day = 86_400;

/** What no policy goes beyond, seconds: a sealed token that says it lives longer was not sealed by this server. */
export const longestLifetime = { ceremony: 600, enrolmentTicket: 3600 } as const;

const within = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const seconds = (min: number, max: number, byDefault: number) => v.optional(within(min, max), byDefault);

/** Frames: none, or those in these pages. The cookies are SameSite=Lax, so the pages have to be of the same site. */
const CrossOrigin = v.union([
  v.literal('refused'),
  v.strictObject({
    /** Origins of the pages around the frame: exact, or `https://*.example.com`. */
    topOrigins: v.array(
      v.pipe(
        v.string(),
        v.check((it) => !('code' in readOrigin(it)), 'an origin as browsers write it'),
      ),
    ),
    /** Safari does not name the page. */
    missingTopOrigin: v.picklist(['refused', 'accepted']),
  }),
]);

/** Everything a ceremony or a session is held to; one row a field, with its default. Durations are seconds. */
export const PolicySchema = v.strictObject({
  /** What the fields are that are left out: see presets.ts. Each can be set beyond it. */
  preset: choice(['consumer', 'workforce'], 'consumer'),
  /** Who may make an account: everybody, who has an invite, or only who has an enrolment ticket. */
  signUp: choice(['open', 'invite', 'closed'], 'open'),
  /** Sign-in that asks for the username first, for security keys that keep no discoverable credential. */
  namedSignIn: choice(['refused', 'accepted'], 'refused'),
  /** UV that sign-up, adding a passkey and sign-in ask for. Confirmations always require it where the account can, and everywhere with `required`. */
  userVerification: choice(['required', 'preferred', 'discouraged'], 'preferred'),
  /** Anything but `required` needs `namedSignIn`. */
  residentKey: choice(['required', 'preferred', 'discouraged'], 'required'),
  algorithms: algorithmsField,
  ...attestationFields,
  /** Passkeys that can be backed up (synced). */
  backupEligible: choice(['accepted', 'refused'], 'accepted'),
  /** A credential whose backup eligibility went from 0 to 1. */
  backupUpgrade: choice(['refused', 'accepted'], 'refused'),
  crossOrigin: v.optional(CrossOrigin, 'refused'),
  /**
   * How new credentials have to be protected against use without user verification (CTAP, credProtect): by nothing, or by more.
   * Such a credential is made with user verification.
   */
  credentialProtection: choice(
    ['none', 'userVerificationOptionalWithCredentialIDList', 'userVerificationRequired'],
    'none',
  ),
  unsolicitedExtensions: choice(['ignored', 'refused'], 'ignored'),
  /** A counter that did not rise after a valid signature. */
  signCount: choice(['refused', 'flagged', 'refused-unless-backup-eligible'], 'refused-unless-backup-eligible'),
  attestedCredentialData: choice(['ignored', 'refused'], 'ignored'),
  ceremonyLifetime: seconds(30, longestLifetime.ceremony, 300),
  confirmationLifetime: seconds(30, longestLifetime.ceremony, 120),
  enrolmentTicketLifetime: seconds(30, longestLifetime.enrolmentTicket, 600),
  passkeysPerAccount: v.optional(within(2, 100), 20),
  /** A session ends when not seen for this long, and in any case after the absolute time: those of the policy that it was opened under. */
  sessionIdle: seconds(60, 400 * day, 7 * day),
  sessionAbsolute: seconds(60, 400 * day, 30 * day),
  /** The same for a session that was opened without user verification; by default a day and 7 days, and never longer. */
  presenceSessionIdle: v.optional(within(60, 400 * day)),
  presenceSessionAbsolute: v.optional(within(60, 400 * day)),
  /** Ten codes offered at sign-up, for when every passkey is lost. */
  recoveryCodes: choice(['offered', 'off'], 'offered'),
  /** One-time codes of an authenticator app as a way to begin a recovery. They can be phished. */
  totp: choice(['refused', 'accepted'], 'refused'),
  /** How long a recovery waits before it takes effect. Less than an hour needs `shortCoolDown`. */
  recoveryCoolDown: seconds(0, 30 * day, day),
  /** `accepted-dangerously`: whoever finds a code has the account before its owner hears of it. */
  shortCoolDown: choice(['refused', 'accepted-dangerously'], 'refused'),
  /** Actions that ask for a confirmation beyond those that always do. */
  confirmedActions: v.optional(v.array(v.picklist(Object.values(optionalActions))), []),
});
export type PolicyInput = v.InferInput<typeof PolicySchema>;
export type ParsedPolicy = v.InferOutput<typeof PolicySchema>;
type Presence = 'presenceSessionIdle' | 'presenceSessionAbsolute';
/** A policy that can hold, with every field. */
export type Policy = Readonly<Omit<ParsedPolicy, Presence> & Record<Presence, number>>;

/** Two checked policies have one version exactly where all fields are equal: checking puts them in one order. */
export function policyVersion(policy: Policy): string {
  return createHash('sha256').update(JSON.stringify(policy)).digest('base64url').slice(0, 16);
}
