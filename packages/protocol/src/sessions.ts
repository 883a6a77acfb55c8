import * as v from 'valibot';
import { Finish } from './schemas.ts';

const id = v.pipe(v.string(), v.uuid());

export const SessionRevoke = v.strictObject({ session: id, confirmation: v.optional(Finish) });
export type SessionRevoke = v.InferOutput<typeof SessionRevoke>;
export const SessionRevokeOthers = v.strictObject({ confirmation: v.optional(Finish) });
export type SessionRevokeOthers = v.InferOutput<typeof SessionRevokeOthers>;

// ---- answers

/** One place where the account is signed in. */
export interface SessionPlace {
  readonly id: string;
  /** It is the session that asks. */
  readonly current: boolean;
  /** `Firefox on Linux`. */
  readonly device: string;
  /** ISO 8601. */
  readonly created: string;
  readonly lastSeen: string;
  readonly expires: string;
  /** The passkey that opened it, where the account still has it. */
  readonly passkey: { readonly id: string; readonly label: string } | null;
  /** RFC 8176. */
  readonly methods: readonly string[];
  readonly assurance: string;
}
export interface SessionList {
  readonly sessions: readonly SessionPlace[];
}
export interface SessionsRevoked {
  /** How many were ended. */
  readonly ended: number;
}
