import type { RelyingPartyKey } from '@signet/server/ports';
import type { Kysely } from 'kysely';
import type { NewEventRow, SealedEventRow } from '../rows/event.ts';
import type { CheckpointRow, Tables } from '../schema/tables.ts';
import type { Dialect } from './dialect.ts';
import { query } from './query.ts';

export interface SealArguments {
  id: string;
  seq: number;
  salt: Uint8Array;
  personalDigest: Uint8Array;
  mac: Uint8Array;
}

export const eventQueries = (db: Kysely<Tables>, { locks }: Dialect) => ({
  insertEvent: query((row: NewEventRow) =>
    db.insertInto('events').values({
      id: row.id,
      rp: row.rp,
      time: row.time,
      type: row.type,
      actor: row.actor,
      subject: row.subject,
      outcome: row.outcome,
      code: row.code,
      ip: row.ip,
      agent: row.agent,
      data: row.data,
      salt: row.salt,
    }),
  ),
  lastSealed: query((it: { rp: RelyingPartyKey }) =>
    db
      .selectFrom('events')
      .select(['seq', 'mac'])
      .where('rp', '=', it.rp)
      .where('seq', 'is not', null)
      .orderBy('seq', 'desc')
      .limit(1)
      .$castTo<Pick<SealedEventRow, 'seq' | 'mac'>>(),
  ),
  /** Held until they are sealed: an event that is erased meanwhile would have the digest of what it was. */
  unsealed: query((it: { rp: RelyingPartyKey; limit: number }) =>
    db
      .selectFrom('events')
      .selectAll()
      .where('rp', '=', it.rp)
      .where('seq', 'is', null)
      .orderBy('id')
      .limit(it.limit)
      .$if(locks, (select) => select.forNoKeyUpdate()),
  ),
  /** Whatever is sealed already stays as it is. */
  sealEvent: query((it: SealArguments) =>
    db
      .updateTable('events')
      .set({ seq: it.seq, salt: it.salt, personal_digest: it.personalDigest, mac: it.mac })
      .where('id', '=', it.id)
      .where('seq', 'is', null),
  ),
  sealedAfter: query((it: { rp: RelyingPartyKey; after: number; limit: number }) =>
    db
      .selectFrom('events')
      .selectAll()
      .where('rp', '=', it.rp)
      .where('seq', '>', it.after)
      .orderBy('seq')
      .limit(it.limit)
      .$castTo<SealedEventRow>(),
  ),
  countUnsealed: query((it: { rp: RelyingPartyKey }) =>
    db
      .selectFrom('events')
      .select((from) => [from.fn.countAll<number>().as('count'), from.fn.min<number | null>('time').as('earliest')])
      .where('rp', '=', it.rp)
      .where('seq', 'is', null),
  ),
  deleteSealed: query((it: { rp: RelyingPartyKey; upTo: number }) =>
    db.deleteFrom('events').where('rp', '=', it.rp).where('seq', '<=', it.upTo).returning('seq'),
  ),
  /** Nothing where one of that place is there. */
  insertCheckpoint: query((row: CheckpointRow) =>
    db
      .insertInto('event_checkpoints')
      .values({ rp: row.rp, seq: row.seq, head: row.head, time: row.time, key: row.key, mac: row.mac })
      .onConflict((it) => it.columns(['rp', 'seq']).doNothing()),
  ),
  checkpoints: query((it: { rp: RelyingPartyKey }) =>
    db.selectFrom('event_checkpoints').selectAll().where('rp', '=', it.rp).orderBy('seq'),
  ),
  lastCheckpoint: query((it: { rp: RelyingPartyKey }) =>
    db.selectFrom('event_checkpoints').select(['seq', 'head']).where('rp', '=', it.rp).orderBy('seq', 'desc').limit(1),
  ),
});
