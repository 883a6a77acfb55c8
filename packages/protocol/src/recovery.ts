import * as v from 'valibot';
import { Advice } from './advice.ts';
import type { CreationBegun } from './schemas.ts';
import { Finish, Session, username } from './schemas.ts';
import { count, time } from './told.ts';
import type { Told } from './told.ts';

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
export const RecoveryCodes = v.strictObject({ codes: v.array(v.string()) });
export type RecoveryCodes = Told<typeof RecoveryCodes>;

const recovery = {
  started: time,
  /** End of the cool-down. */
  readyAt: time,
  /** Milliseconds from now until then, 0 when it is over: the client's clock is not asked. */
  wait: v.pipe(v.number(), v.minValue(0)),
  expires: time,
};
/** A recovery that is under way, as whoever is on it sees it. */
export const Recovery = v.strictObject(recovery);
export type Recovery = Told<typeof Recovery>;
export const RecoverState = v.strictObject({ recovery: v.nullable(Recovery) });
export type RecoverState = Told<typeof RecoverState>;
export const RecoverBegun = v.strictObject({ recovery: Recovery });
export type RecoverBegun = Told<typeof RecoverBegun>;
/** An account was made, or got back into. */
export const SignedUp = v.strictObject({
  session: Session,
  /** To be shown once; null where the policy has none. */
  recoveryCodes: v.nullable(v.array(v.string())),
});
export type SignedUp = Told<typeof SignedUp>;

export type RecoverEnrolBegun = CreationBegun;

/** How somebody signed in stands with recovery. */
export const RecoveryStatus = v.strictObject({
  /** What the policy allows. */
  allowed: v.strictObject({ codes: v.boolean(), totp: v.boolean() }),
  /** The account's owner turned recovery off. */
  off: v.boolean(),
  codes: v.strictObject({ left: count, stored: v.nullable(time) }),
  totp: v.boolean(),
  recovery: v.nullable(v.strictObject({ ...recovery, method: v.picklist(['code', 'totp', 'admin']) })),
  /** Until then passkeys that are older than the last recovery are protected. */
  heldUntil: v.nullable(time),
  /** Two independent passkeys are there, so that recovery may be turned off. */
  mayTurnOff: v.boolean(),
  advice: v.array(Advice),
});
export type RecoveryStatus = Told<typeof RecoveryStatus>;

export const TotpBegun = v.strictObject({
  /** Base32, for typing. */
  secret: v.string(),
  /** otpauth://totp/… */
  uri: v.string(),
  /** The same as a QR code: rows of modules, true is dark. */
  qr: v.array(v.array(v.boolean())),
});
export type TotpBegun = Told<typeof TotpBegun>;
