import type { AccountId, MailKind, NoticeKind, RelyingPartyKey } from '@signet/server/ports';

export interface NoticeRow {
  id: string;
  rp: RelyingPartyKey;
  account: AccountId;
  time: number;
  kind: NoticeKind;
  data: string;
  read: number | null;
}

export interface MailRow {
  id: string;
  rp: RelyingPartyKey;
  account: AccountId;
  recipient: string;
  kind: MailKind;
  subject: string;
  text: string;
  created: number;
  attempts: number;
  next_attempt: number;
  sent: number | null;
  failed: number | null;
}
