import type { MailRecord, RelyingPartyKey } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { mailOf, mailRow } from '../rows/notice.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

/** Under the account's row: it may be erased just now. */
export function* addMail(q: Queries, mail: MailRecord): Unit<AnswerOf<'addMail'>> {
  if (!(yield* first(q.accountToChange, { id: mail.account }))) return refuse('account_gone');
  yield* all(q.insertMail, mailRow(mail));
  return commit('added');
}

export function* claimMail(q: Queries, { rp, now, lease, limit }: UnitOf<'claimMail'>): Unit<readonly MailRecord[]> {
  const claimed = yield* all(q.claimMail, { rp, now, until: now + lease, limit });
  return commit(claimed.map(mailOf).toSorted((one, other) => (one.id < other.id ? -1 : 1)));
}

/** What is over stays as it is: another process may have had the message after this one's lease. */
export function* settleMail(q: Queries, { id, ...became }: UnitOf<'settleMail'>): Unit<void> {
  if ('sent' in became) yield* all(q.sentMail, { id, time: became.sent });
  else if ('failed' in became) yield* all(q.failedMail, { id, time: became.failed });
  else yield* all(q.postponedMail, { id, time: became.nextAttempt });
  return commit(undefined);
}

export function* listMail(q: Queries, rp: RelyingPartyKey, limit: number): Read<readonly MailRecord[]> {
  return (yield* all(q.latestMail, { rp, limit })).map(mailOf);
}

export function* sweepMail(q: Queries, before: number, limit: number): Unit<number> {
  return commit((yield* all(q.deleteMail, { before, limit })).length);
}
