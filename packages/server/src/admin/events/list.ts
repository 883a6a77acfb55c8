import type { AdminEventList, AdminEventsQuery } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import type { Services } from '../../services.ts';
import { eventAnswer } from './answer.ts';

const pageLength = 50;

/** GET /admin/v1/events: the audit log, latest first. */
export async function listEvents(
  { store, rp }: Services,
  _caller: Caller & AsAdministrator,
  { type, actor, subject, outcome, since, until, before }: AdminEventsQuery,
): Promise<AdminEventList> {
  const filter = {
    type: type ?? null,
    actor: actor ?? null,
    subject: subject ?? null,
    outcome: outcome ?? null,
    since: since === undefined ? null : Date.parse(since),
    until: until === undefined ? null : Date.parse(until),
  };
  const found = await store.listEvents(rp.id, filter, before ?? null, pageLength + 1);
  const shown = found.slice(0, pageLength);
  const next = found.length > pageLength ? (shown.at(-1)?.id ?? null) : null;
  return { events: shown.map(eventAnswer), next };
}
