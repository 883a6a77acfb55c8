import { randomBytes } from 'node:crypto';
import { createIds } from '../identifiers/uuid-v7.ts';
import type { MailRecord, NoticeRecord } from '../ports/notice-records.ts';
import type { AccountRecord } from '../ports/records.ts';
import { time } from './records.ts';

/** An id made later sorts later. */
export const newId = createIds(Date.now, randomBytes);

type Owner = Pick<AccountRecord, 'id' | 'rp'>;

export const aNotice = ({ id, rp }: Owner, change: Partial<NoticeRecord> = {}): NoticeRecord => ({
  id: newId(),
  rp,
  account: id,
  time,
  kind: 'passkey.added',
  data: { device: 'Firefox on "Linux"', readyAt: time, own: true, passkey: null },
  read: null,
  ...change,
});

export const aMail = ({ id, rp }: Owner, change: Partial<MailRecord> = {}): MailRecord => ({
  id: newId(),
  rp,
  account: id,
  to: 'asa@fernholm.example',
  kind: 'account.email-code',
  subject: 'Your code 🦊',
  text: 'Line one\nLine "two"',
  created: time,
  attempts: 0,
  nextAttempt: time,
  sent: null,
  failed: null,
  ...change,
});
