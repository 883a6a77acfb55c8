import type { RingKey } from '../keyring/keyring.ts';
import type { Clock } from '../ports/platform.ts';
import type { CheckpointRecord, EventHead, RelyingPartyKey, SealedEventRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { isGenuine } from './checkpoint.ts';
import { eventKeys, sealingKey } from './event-keys.ts';
import { beginning, faultOf, knownHeads, prunedUpTo } from './walk.ts';
import type { Fault } from './walk.ts';

/** Events read at once. */
const portion = 500;

/** An event waits a second for the sealer; one that waits so long was kept from it, or no server runs. Milliseconds. */
const longestWait = 600_000;

export interface EventVerification {
  readonly store: Store;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  readonly rp: RelyingPartyKey;
  /** A head from elsewhere, as the server logs it hourly: the chain must still have it. */
  readonly head?: EventHead;
  readonly clock?: Clock;
}

export interface EventReport {
  readonly whole: boolean;
  /** Sealed events that were found in order. */
  readonly events: number;
  /** Seq of the first and the last of them; 0 where there is none. */
  readonly from: number;
  readonly to: number;
  /** The chain's head as far as it is in order. */
  readonly head: EventHead;
  /** Events that wait for the sealer. */
  readonly unsealed: number;
  /** The first place where something is wrong. */
  readonly fault: Fault | null;
}

/**
 * Reads a relying party's audit log in portions and holds it against its chain and checkpoints. A server may run
 * meanwhile; pruning may not. It does not tell whether the last events were removed that neither a checkpoint nor `head`
 * knows of.
 * @throws KeyringLocked where the master key is not that of the store; StorageUnavailable
 */
export async function verifyEvents(asked: EventVerification): Promise<EventReport> {
  const { store, rp, clock = Date.now } = asked;
  const keys = await eventKeys(store, asked.masterKey);
  const checkpoints = await store.checkpoints(rp);
  const { count: unsealed, earliest } = await store.unsealedEvents(rp);
  const walked = await walk(asked, keys, checkpoints);
  const { first, head } = walked;
  const late = earliest !== null && clock() - earliest > longestWait;
  const fault = walked.fault ?? (late ? { seq: head.seq + 1, reason: 'unsealed' as const } : null);
  const events = first === 0 ? 0 : head.seq - first + 1;
  return { whole: fault === null, events, from: events && first, to: events && head.seq, head, unsealed, fault };
}

interface Walked {
  /** Seq of the first event; 0: there is none. */
  readonly first: number;
  readonly head: EventHead;
  readonly fault: Fault | null;
}

async function walk(
  { store, rp, head: logged }: EventVerification,
  keys: ReadonlyMap<string, RingKey>,
  checkpoints: readonly CheckpointRecord[],
): Promise<Walked> {
  const changed = checkpoints.find((it) => !isGenuine(keys.get(it.key), it));
  if (changed) return { first: 0, head: beginning, fault: { seq: changed.seq, reason: 'checkpoint_changed' } };
  const secret = sealingKey(keys)?.secret ?? new Uint8Array(32);
  const known = knownHeads(checkpoints, logged);
  const [firstEvent] = await store.sealedEvents(rp, 0, 1);
  const start = startOf(firstEvent, checkpoints);
  if (!start)
    return { first: 0, head: beginning, fault: { seq: (firstEvent?.seq ?? 0) - 1, reason: 'checkpoint_missing' } };
  let head = start;
  let pruned = 0;
  for await (const event of sealedEvents(store, rp, start.seq)) {
    const fault = faultOf(secret, head, event, known);
    if (fault) return { first: start.seq + 1, head, fault };
    head = { seq: event.seq, mac: event.mac };
    pruned = Math.max(pruned, prunedUpTo(event));
  }
  return { first: firstEvent ? start.seq + 1 : 0, head, fault: faultOfEnds(start, head, pruned, known) };
}

/** What comes before the first event: nothing, or what a checkpoint tells of. */
function startOf(first: SealedEventRecord | undefined, checkpoints: readonly CheckpointRecord[]): EventHead | null {
  if (!first || first.seq === 1) return beginning;
  const before = checkpoints.find(({ seq }) => seq === first.seq - 1);
  return before ? { seq: before.seq, mac: before.head } : null;
}

/** Events at the front are gone by a prune alone, of which the chain has a note; those at the back never. */
function faultOfEnds(
  start: EventHead,
  head: EventHead,
  pruned: number,
  known: ReadonlyMap<number, unknown>,
): Fault | null {
  if (start.seq > pruned) return { seq: start.seq, reason: 'removed' };
  return Math.max(...known.keys(), 0) > head.seq ? { seq: head.seq + 1, reason: 'removed' } : null;
}

/** Those after that seq, by seq, read in portions. */
export async function* sealedEvents(
  store: Store,
  rp: RelyingPartyKey,
  after: number,
): AsyncGenerator<SealedEventRecord, void> {
  for (let last = after; ; ) {
    const events = await store.sealedEvents(rp, last, portion);
    yield* events;
    last = events.at(-1)?.seq ?? last;
    if (events.length < portion) return;
  }
}
