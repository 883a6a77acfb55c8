import * as v from 'valibot';
import { Finish } from './schemas.ts';
import { count, factsByName, id, time } from './told.ts';
import type { Told } from './told.ts';

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
export const Notice = v.strictObject({
  id,
  /** `sign-in.new-device`, `recovery.started`, …; the texts are the page's. */
  kind: v.string(),
  time,
  data: factsByName,
  read: v.boolean(),
});
export type Notice = Told<typeof Notice>;
/** `before` of the next page; null: there is none. */
const next = v.nullable(id);
export const NoticeList = v.strictObject({ notices: v.array(Notice), unread: count, next });
export type NoticeList = Told<typeof NoticeList>;
export const EmailBegun = v.strictObject({
  /** A sealed token that says which address waits for which code. */
  check: v.string(),
  /** Milliseconds. */
  lifetime: v.pipe(v.number(), v.minValue(0)),
});
export type EmailBegun = Told<typeof EmailBegun>;
/** The verified address. */
export const EmailAnswer = v.strictObject({ email: v.nullable(v.string()) });
export type EmailAnswer = Told<typeof EmailAnswer>;
/** A row of the account's own log. */
export const Activity = v.strictObject({
  id,
  type: v.string(),
  time,
  outcome: v.picklist(['succeeded', 'refused']),
  code: v.nullable(v.string()),
  device: v.nullable(v.string()),
  /** The account itself acted. */
  own: v.boolean(),
});
export type Activity = Told<typeof Activity>;
export const ActivityList = v.strictObject({ events: v.array(Activity), next });
export type ActivityList = Told<typeof ActivityList>;
