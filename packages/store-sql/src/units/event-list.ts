import type { AccountId, EventFilter, EventRecord, RelyingPartyKey } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import type { EventWay, Place } from '../queries/event-list.ts';
import { recordedEventOf } from '../rows/event.ts';
import { everydayEvents } from '../schema/event-kinds.ts';
import type { EventRow } from '../schema/tables.ts';
import { afterAll } from './latest-first.ts';
import { all, first } from './unit.ts';
import type { Read } from './unit.ts';

const beginning: Place = { time: Number.MAX_SAFE_INTEGER, id: afterAll };

export function* listEvents(
  q: Queries,
  rp: RelyingPartyKey,
  filter: EventFilter,
  before: string | null,
  limit: number,
): Read<readonly EventRecord[]> {
  const place = yield* placeOf(q, before);
  if (!place) return [];
  const until = Math.min(place.time, filter.until ?? place.time);
  const asked = { ...filter, ...place, rp, limit, since: filter.since ?? 0, until };
  return (yield* all(q[`events ${wayTo(filter)}`], asked)).map(recordedEventOf);
}

/** The one that is likely to have the fewest. */
function wayTo({ subject, actor, type, outcome }: EventFilter): EventWay {
  if (subject !== null) return 'about one';
  if (actor !== null) return 'by one';
  if (type !== null && !everydayEvents.has(type)) return 'of a seldom type';
  return outcome === 'refused' ? 'refused' : 'latest';
}

export function* accountEvents(
  q: Queries,
  account: AccountId,
  before: string | null,
  limit: number,
): Read<readonly EventRecord[]> {
  const place = yield* placeOf(q, before);
  if (!place) return [];
  const found = [...(yield* all(q.eventsByActor, { ...place, actor: account, limit }))];
  const passkeys = yield* all(q.passkeyIds, { account });
  for (const subject of [account, ...passkeys.map(({ id }) => id)]) {
    found.push(...(yield* all(q.eventsAbout, { ...place, subject, limit })));
  }
  return latestOf(found).slice(0, limit).map(recordedEventOf);
}

/** Null: the event is not there, nor then is any before it, for the oldest are pruned first. */
function* placeOf(q: Queries, before: string | null): Read<Place | null> {
  if (before === null) return beginning;
  const event = yield* first(q.eventTime, { id: before });
  return event ? { time: event.time, id: before } : null;
}

function latestOf(rows: readonly EventRow[]): EventRow[] {
  const each = new Map(rows.map((it) => [it.id, it]));
  return Array.from(each.values()).toSorted((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1));
}
