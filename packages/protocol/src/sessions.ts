import * as v from 'valibot';
import { Finish } from './schemas.ts';
import { count, id, time } from './told.ts';
import type { Told } from './told.ts';

export const SessionRevoke = v.strictObject({ session: id, confirmation: v.optional(Finish) });
export type SessionRevoke = v.InferOutput<typeof SessionRevoke>;
export const SessionRevokeOthers = v.strictObject({ confirmation: v.optional(Finish) });
export type SessionRevokeOthers = v.InferOutput<typeof SessionRevokeOthers>;

// ---- answers

/** One place where the account is signed in. */
export const SessionPlace = v.strictObject({
  id,
  /** It is the session that asks. */
  current: v.boolean(),
  /** `Firefox on Linux`. */
  device: v.string(),
  created: time,
  lastSeen: time,
  expires: time,
  /** The passkey that opened it, where the account still has it. */
  passkey: v.nullable(v.strictObject({ id, label: v.string() })),
  /** RFC 8176. */
  methods: v.array(v.string()),
  assurance: v.string(),
});
export type SessionPlace = Told<typeof SessionPlace>;
export const SessionList = v.strictObject({ sessions: v.array(SessionPlace) });
export type SessionList = Told<typeof SessionList>;
/** How many were ended. */
export const SessionsRevoked = v.strictObject({ ended: count });
export type SessionsRevoked = Told<typeof SessionsRevoked>;
