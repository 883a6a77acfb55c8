import * as v from 'valibot';
import { Finish } from './schemas.ts';

const id = v.pipe(v.string(), v.uuid());

/** A page of a feed: what is older than `before`. */
export const Page = v.strictObject({ before: v.optional(id) });
export type Page = v.InferOutput<typeof Page>;
export const NoticesRead = v.strictObject({ upTo: id });
export type NoticesRead = v.InferOutput<typeof NoticesRead>;

export const EmailBegin = v.strictObject({
  email: v.pipe(v.string(), v.trim(), v.maxLength(254), v.email()),
  confirmation: Finish,
});
export type EmailBegin = v.InferOutput<typeof EmailBegin>;
export const EmailFinish = v.strictObject({
  /** As begin answered it. */
  check: v.pipe(v.string(), v.maxLength(8192)),
  code: v.pipe(v.string(), v.regex(/^[0-9]{8}$/u)),
});
export type EmailFinish = v.InferOutput<typeof EmailFinish>;

// ---- answers

/** Something that happened to the account. */
export interface Notice {
  readonly id: string;
  /** `sign-in.new-device`, `recovery.started`, …; the texts are the page's. */
  readonly kind: string;
  /** ISO 8601. */
  readonly time: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly read: boolean;
}
export interface NoticeList {
  readonly notices: readonly Notice[];
  readonly unread: number;
  /** `before` of the next page; null: there is none. */
  readonly next: string | null;
}
export interface EmailBegun {
  /** A sealed token that says which address waits for which code. */
  readonly check: string;
  /** Milliseconds. */
  readonly lifetime: number;
}
export interface EmailAnswer {
  /** The verified address. */
  readonly email: string | null;
}
/** A row of the account's own log. */
export interface Activity {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly outcome: 'succeeded' | 'refused';
  readonly code: string | null;
  readonly device: string | null;
  /** The account itself acted. */
  readonly own: boolean;
}
export interface ActivityList {
  readonly events: readonly Activity[];
  readonly next: string | null;
}
