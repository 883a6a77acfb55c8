import { eventOf } from '../audit/event.ts';
import type { EventFacts } from '../audit/event.ts';
import type { AsAdministrator, Caller, ConfirmedBy } from '../caller/caller.ts';
import type { EventRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';

/** A row of the audit log about what an administrator did: who, by what right, and what confirmed it. */
export function adminEvent(
  services: Services,
  caller: Caller & AsAdministrator,
  confirmed: ConfirmedBy | null,
  { data, ...facts }: Omit<EventFacts, 'actor'>,
): EventRecord {
  const { admin } = caller;
  return eventOf(services, caller, {
    ...facts,
    actor: admin.account,
    data: { ...confirmed?.data, ...admin.data, via: admin.via, ...data },
  });
}
