import type { MailKind, MailRecord, NoticeData } from '../ports/notice-records.ts';
import type { AccountId } from '../ports/records.ts';
import type { RelyingParty } from '../configuration/relying-party.ts';
import type { Services } from '../services.ts';
import { mailTexts } from './texts.ts';

export interface Sender extends Pick<Services, 'newId' | 'clock'> {
  readonly rp: Pick<RelyingParty, 'id' | 'name'>;
}

export interface Message {
  readonly account: AccountId;
  readonly to: string;
  readonly kind: MailKind;
  readonly data: NoticeData;
}

/** A message for the outbox, due at once. Of the facts it shows those that the server made: a device, a time, a code. */
export function composeMail({ newId, rp, clock }: Sender, { account, to, kind, data }: Message): MailRecord {
  const now = clock();
  const { subject, what, advice } = mailTexts[kind];
  const facts = { site: oneLine(rp.name), readyAt: moment(data['readyAt']) ?? 'soon', code: digits(data['code']) };
  const text = [what, circumstances(now, data['device']), advice, farewell].map((it) => fill(it, facts)).join('\n\n');
  return {
    id: newId(),
    rp: rp.id,
    account,
    to,
    kind,
    subject: fill(subject, facts),
    text: `${text}\n`,
    created: now,
    attempts: 0,
    nextAttempt: now,
    sent: null,
    failed: null,
  };
}

const farewell =
  'This message has no link on purpose: {site} sends none that signs in, and asks for no code by mail or telephone.';

function circumstances(now: number, device: unknown): string {
  const time = `Time: ${moment(now)}`;
  return typeof device === 'string' ? `${time}\nDevice: ${oneLine(device)}` : time;
}

/** Once through: what is filled in is not looked at again. */
function fill(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([a-zA-Z]+)\}/gu, (_all, name: string) => facts[name] ?? '');
}

function moment(time: unknown): string | null {
  if (typeof time !== 'number') return null;
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function digits(code: unknown): string {
  return typeof code === 'string' && /^[0-9]+$/u.test(code) ? code : '';
}

/** A subject is a header: a line end in it would begin another. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
