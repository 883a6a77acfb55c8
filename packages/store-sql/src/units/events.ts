import type { CheckpointRecord, EventHead, RelyingPartyKey, SealedEventRecord } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { checkpointOf, checkpointRow, eventOf, sealedEventOf } from '../rows/event.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { all, commit, first } from './unit.ts';
import type { Read, Unit } from './unit.ts';

/** Whoever runs it is the only one: SQLite has one writer, PostgreSQL elects one. */
export function* sealEvents(
  q: Queries,
  { rp, limit, seal }: UnitOf<'sealEvents'>,
): Unit<Exclude<AnswerOf<'sealEvents'>, null>> {
  const head = yield* headOf(q, rp);
  const events = (yield* all(q.unsealed, { rp, limit })).map(eventOf);
  if (events.length === 0) return commit({ sealed: 0, head });
  const seals = seal(head, events);
  for (const { id, seq, salt, personalDigest, mac } of seals) {
    yield* all(q.sealEvent, { id, seq, salt, personalDigest, mac });
  }
  const last = seals.at(-1) ?? head;
  return commit({ sealed: seals.length, head: { seq: last.seq, mac: last.mac } });
}

/** A checkpoint is the head where the events before it were pruned, or somebody removed them: the chain never goes back. */
function* headOf(q: Queries, rp: RelyingPartyKey): Read<EventHead> {
  const { seq, mac } = (yield* first(q.lastSealed, { rp })) ?? { seq: 0, mac: new Uint8Array(32) };
  const checkpoint = yield* first(q.lastCheckpoint, { rp });
  return checkpoint && checkpoint.seq > seq ? { seq: checkpoint.seq, mac: checkpoint.head } : { seq, mac };
}

export function* sealedEvents(
  q: Queries,
  rp: RelyingPartyKey,
  after: number,
  limit: number,
): Read<readonly SealedEventRecord[]> {
  return (yield* all(q.sealedAfter, { rp, after, limit })).map(sealedEventOf);
}

export function* unsealedEvents(q: Queries, rp: RelyingPartyKey): Read<AnswerOf<'unsealedEvents'>> {
  const { count, earliest } = (yield* first(q.countUnsealed, { rp })) ?? { count: 0, earliest: null };
  return { count, earliest };
}

export function* addCheckpoint(q: Queries, checkpoint: CheckpointRecord): Unit<void> {
  yield* all(q.insertCheckpoint, checkpointRow(checkpoint));
  return commit(undefined);
}

export function* checkpoints(q: Queries, rp: RelyingPartyKey): Read<readonly CheckpointRecord[]> {
  return (yield* all(q.checkpoints, { rp })).map(checkpointOf);
}

export function* pruneEvents(q: Queries, { checkpoint }: UnitOf<'pruneEvents'>): Unit<number> {
  yield* all(q.insertCheckpoint, checkpointRow(checkpoint));
  const removed = yield* all(q.deleteSealed, { rp: checkpoint.rp, upTo: checkpoint.seq });
  return commit(removed.length);
}
