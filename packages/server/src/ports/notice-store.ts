import type { MailRecord, NoticeRecord } from './notice-records.ts';
import type { AccountId, RelyingPartyKey } from './records.ts';
import type { PasskeyGone, PasskeyUse } from './passkey-use.ts';
import type { Telling } from './telling.ts';

/** The part of the Store port about what people are told. The rules of `Store` hold. */
export interface NoticeStore {
  /** At most `limit`, latest first. @param before an id: only what is older */
  listNotices(account: AccountId, before: string | null, limit: number): Promise<readonly NoticeRecord[]>;
  unreadNotices(account: AccountId): Promise<number>;
  /** Marks the notice of that id and all before it as read. */
  readNotices(unit: { account: AccountId; upTo: string; time: number }): Promise<void>;
  /** Removes notices of before `before`, at most `limit` of them. Answers how many. */
  sweepNotices(before: number, limit: number): Promise<number>;
  /**
   * Sets the account's verified address, or takes it away. `outdated`: the address is not `replaces` any more, where that is
   * given.
   */
  setEmail(
    unit: { account: AccountId; email: string | null; replaces?: string | null; use: PasskeyUse | null } & Telling,
  ): Promise<'set' | 'outdated' | 'account_gone' | PasskeyGone>;

  /** Puts a message into the outbox that belongs to no other unit. */
  addMail(mail: MailRecord): Promise<'added' | 'account_gone'>;
  /**
   * Takes at most `limit` messages of the relying party that are due at `now`: each counts one more attempt and is not due again before
   * `now + lease`, so that no other process takes it meanwhile.
   */
  claimMail(unit: { rp: RelyingPartyKey; now: number; lease: number; limit: number }): Promise<readonly MailRecord[]>;
  /** What became of an attempt. */
  settleMail(unit: { id: string } & ({ sent: number } | { nextAttempt: number } | { failed: number })): Promise<void>;
  /** The latest messages of the relying party. */
  listMail(rp: RelyingPartyKey, limit: number): Promise<readonly MailRecord[]>;
  /** Removes messages made before `before` that were sent or given up, at most `limit`. Answers how many. */
  sweepMail(before: number, limit: number): Promise<number>;
}
