import type { MailRecord, NoticeRecord } from '@signet/server/ports';
import type { MailRow, NoticeRow } from '../schema/notice-tables.ts';
import { toJson } from './json.ts';

export function noticeRow({ id, rp, account, time, kind, data, read }: NoticeRecord): NoticeRow {
  return { id, rp, account, time, kind, data: toJson(data), read };
}

export function noticeOf({ id, rp, account, time, kind, data, read }: NoticeRow): NoticeRecord {
  return { id, rp, account, time, kind, data: JSON.parse(data) as NoticeRecord['data'], read };
}

export function mailRow({ to, nextAttempt, ...it }: MailRecord): MailRow {
  const { id, rp, account, kind, subject, text, created, attempts, sent, failed } = it;
  return {
    id,
    rp,
    account,
    recipient: to,
    kind,
    subject,
    text,
    created,
    attempts,
    next_attempt: nextAttempt,
    sent,
    failed,
  };
}

export function mailOf({ recipient, next_attempt, ...it }: MailRow): MailRecord {
  const { id, rp, account, kind, subject, text, created, attempts, sent, failed } = it;
  return {
    id,
    rp,
    account,
    to: recipient,
    kind,
    subject,
    text,
    created,
    attempts,
    nextAttempt: next_attempt,
    sent,
    failed,
  };
}
