import type { AccountId, EventOutcome, RelyingPartyKey } from '@signet/server/ports';
import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { refusedEvent, seldomEvent } from '../schema/event-kinds.ts';
import type { EventRow, Tables } from '../schema/tables.ts';
import { query } from './query.ts';
import type { Query } from './query.ts';

/** The place in a list that begins with the latest event: what follows it is older. */
export interface Place {
  time: number;
  id: string;
}

export interface EventListArguments extends Place {
  rp: RelyingPartyKey;
  limit: number;
  since: number;
  /** Not later than `time`. */
  until: number;
  type: string | null;
  actor: string | null;
  subject: string | null;
  outcome: EventOutcome | null;
}

/** THE TABLE of ways to events, each by an index of its own that has them latest first. */
const ways = {
  'about one': (it) => sql`subject = ${it.subject}`,
  'by one': (it) => sql`actor = ${it.actor}`,
  'of a seldom type': (it) => sql`${seldomEvent} and type = ${it.type}`,
  refused: () => refusedEvent,
  latest: () => sql`true`,
} as const satisfies Readonly<Record<string, (it: EventListArguments) => RawBuilder<unknown>>>;

export type EventWay = keyof typeof ways;

export const eventListQueries = (db: Kysely<Tables>) => ({
  ...(Object.fromEntries(Object.entries(ways).map(([name, way]) => [`events ${name}`, eventsBy(db, way)])) as Record<
    `events ${EventWay}`,
    Query<EventListArguments, EventRow>
  >),
  passkeyIds: query((it: { account: AccountId }) =>
    db.selectFrom('passkeys').select('id').where('account', '=', it.account),
  ),
  eventTime: query((it: { id: string }) => db.selectFrom('events').select('time').where('id', '=', it.id)),
  eventsByActor: query((it: Place & { actor: AccountId; limit: number }) =>
    olderFirst(db, sql`actor = ${it.actor}`, it.time, it, it.limit),
  ),
  eventsAbout: query((it: Place & { subject: string; limit: number }) =>
    olderFirst(db, sql`subject = ${it.subject}`, it.time, it, it.limit),
  ),
});

const eventsBy = (db: Kysely<Tables>, way: (it: EventListArguments) => RawBuilder<unknown>) =>
  query((it: EventListArguments) => {
    const asked = sql`rp = ${it.rp} and ${way(it)} and time >= ${it.since}
      and (cast(${it.type} as text) is null or type = ${it.type})
      and (cast(${it.actor} as text) is null or actor = ${it.actor})
      and (cast(${it.subject} as text) is null or subject = ${it.subject})
      and (cast(${it.outcome} as text) is null or outcome = ${it.outcome})`;
    return olderFirst(db, asked, it.until, it, it.limit);
  });

/** One bound alone on the time that an index goes by: SQLite takes the first it finds. */
const olderFirst = (
  db: Kysely<Tables>,
  asked: RawBuilder<unknown>,
  until: number,
  { time, id }: Place,
  limit: number,
) => ({
  compile: () =>
    sql<EventRow>`
      select * from events where ${asked} and time <= ${until} and (+time < ${time} or id < ${id})
      order by time desc, id desc limit ${limit}`.compile(db),
});
