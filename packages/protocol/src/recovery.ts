import * as v from 'valibot';
import type { Advice } from './advice.ts';
import type { CreationBegun, Session } from './schemas.ts';
import { Finish, username } from './schemas.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** A request that carries nothing but its confirmation. */
export const Confirmed = v.strictObject({ confirmation: Finish });
export type Confirmed = v.InferOutput<typeof Confirmed>;

/** Six digits of an authenticator app (RFC 6238). */
const totpCode = v.pipe(v.string(), v.regex(/^[0-9]{6}$/u));

/** A recovery code names its account; a one-time code of an app does not. */
export const RecoverBegin = v.union([v.strictObject({ code: text(64) }), v.strictObject({ username, totp: totpCode })]);
export type RecoverBegin = v.InferOutput<typeof RecoverBegin>;

export const TotpFinish = v.strictObject({ code: totpCode });
export type TotpFinish = v.InferOutput<typeof TotpFinish>;

// ---- answers

/** Ten codes of 100 random bits, `XXXXX-XXXXX-XXXXX-XXXXX`; shown once. */
export interface RecoveryCodes {
  readonly codes: readonly string[];
}

/** A recovery that is under way, as whoever is on it sees it. */
export interface Recovery {
  /** ISO 8601. */
  readonly started: string;
  /** ISO 8601: end of the cool-down. */
  readonly readyAt: string;
  /** Milliseconds from now until then, 0 when it is over: the client's clock is not asked. */
  readonly wait: number;
  /** ISO 8601. */
  readonly expires: string;
}
export interface RecoverState {
  readonly recovery: Recovery | null;
}
export interface RecoverBegun {
  readonly recovery: Recovery;
}
/** An account was made, or got back into. */
export interface SignedUp {
  readonly session: Session;
  /** To be shown once; null where the policy has none. */
  readonly recoveryCodes: readonly string[] | null;
}

export type RecoverEnrolBegun = CreationBegun;

/** How somebody signed in stands with recovery. */
export interface RecoveryStatus {
  /** What the policy allows. */
  readonly allowed: { readonly codes: boolean; readonly totp: boolean };
  /** The account's owner turned recovery off. */
  readonly off: boolean;
  readonly codes: { readonly left: number; readonly stored: string | null };
  readonly totp: boolean;
  readonly recovery: (Recovery & { readonly method: 'code' | 'totp' | 'admin' }) | null;
  /** ISO 8601: until then passkeys that are older than the last recovery are protected; or null. */
  readonly heldUntil: string | null;
  /** Two independent passkeys are there, so that recovery may be turned off. */
  readonly mayTurnOff: boolean;
  readonly advice: readonly Advice[];
}

export interface TotpBegun {
  /** Base32, for typing. */
  readonly secret: string;
  /** otpauth://totp/… */
  readonly uri: string;
  /** The same as a QR code: rows of modules, true is dark. */
  readonly qr: readonly (readonly boolean[])[];
}
