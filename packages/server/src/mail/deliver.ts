import type { MailRecord } from '../ports/notice-records.ts';
import type { Services } from '../services.ts';
import { within } from '../upkeep/within.ts';
import type { MailTransport } from './transport.ts';

const minute = 60_000;

/** How long after each failed attempt the next one comes, milliseconds; after the last there is none. */
const pauses = [minute, 5 * minute, 30 * minute, 120 * minute, 720 * minute] as const;

/** How long no other process takes a message, and how long one attempt may last, milliseconds. */
const lease = 2 * minute;
const patience = 30_000;

/**
 * Sends what is due, one message after the other: each at least once, for a process may end between sending and noting it.
 * @param stopping no other message is begun once it is aborted
 */
export async function deliverMail(services: Services, transport: MailTransport, stopping: AbortSignal): Promise<void> {
  const { store, clock, rp } = services;
  while (!stopping.aborted) {
    const [mail] = await store.claimMail({ rp: rp.id, now: clock(), lease, limit: 1 });
    if (!mail) return;
    await store.settleMail({ id: mail.id, ...(await attempt(services, transport, mail)) });
  }
}

async function attempt(
  { clock, log }: Services,
  transport: MailTransport,
  { id, kind, to, subject, text, attempts }: MailRecord,
): Promise<{ sent: number } | { nextAttempt: number } | { failed: number }> {
  const failure = await failureOf(transport, { to, subject, text });
  if (failure === null) return { sent: clock() };
  const pause = pauses[attempts - 1];
  log.warn({ mail: id, kind, attempts, failure, givenUp: pause === undefined }, 'mail not sent');
  return pause === undefined ? { failed: clock() } : { nextAttempt: clock() + pause };
}

/** In words that hold no address: the transport's own message often does. Null: it was sent. */
async function failureOf(
  transport: MailTransport,
  message: Parameters<MailTransport['send']>[0],
): Promise<string | null> {
  try {
    return (await within(patience, Promise.resolve(transport.send(message)))) ? null : 'no answer in time';
  } catch (error) {
    if (!(error instanceof Error)) return typeof error;
    return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
  }
}
