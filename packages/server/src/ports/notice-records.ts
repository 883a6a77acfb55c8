import type { AccountId, RelyingPartyKey } from './records.ts';

/** What a person is told about their account. */
export type NoticeKind =
  | 'sign-in.new-device'
  | 'passkey.added'
  | 'passkey.deleted'
  | 'passkey.revoked'
  | 'passkey.suspected'
  | 'passkey.restored'
  | 'passkey.backup-changed'
  | 'passkey.moved'
  | 'recovery.started'
  | 'recovery.cancelled'
  | 'recovery.completed'
  | 'recovery.turned-off'
  | 'recovery-codes.made'
  | 'recovery-codes.forgotten'
  | 'totp.added'
  | 'totp.removed'
  | 'account.renamed'
  | 'account.email-changed'
  | 'account.suspended'
  | 'account.reinstated'
  | 'account.role-changed';

/** Facts of a notice, by name: `device`, `passkey`, `readyAt` (milliseconds), … */
export type NoticeData = Readonly<Record<string, string | number | boolean | null>>;

/** A line of the feed of an account. */
export interface NoticeRecord {
  /** UUIDv7. */
  readonly id: string;
  readonly rp: RelyingPartyKey;
  readonly account: AccountId;
  readonly time: number;
  readonly kind: NoticeKind;
  readonly data: NoticeData;
  readonly read: number | null;
}

export type MailKind = NoticeKind | 'account.email-code';

/** A message in the outbox. */
export interface MailRecord {
  /** UUIDv7. */
  readonly id: string;
  readonly rp: RelyingPartyKey;
  readonly account: AccountId;
  readonly to: string;
  readonly kind: MailKind;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  readonly created: number;
  readonly attempts: number;
  /** When it is tried next. */
  readonly nextAttempt: number;
  readonly sent: number | null;
  /** When it was given up. */
  readonly failed: number | null;
}
