import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { RingKey } from '../keyring/keyring.ts';
import type { Clock, Random } from '../ports/platform.ts';
import type { EventHead, RelyingPartyKey } from '../ports/records.ts';
import { StorageUnavailable } from '../ports/store.ts';
import type { Store } from '../ports/store.ts';
import { checkpointOf } from './checkpoint.ts';
import { eventKeys, sealingKey } from './event-keys.ts';
import { operationEvent } from './operation-event.ts';
import { sealEvents } from './seal-events.ts';
import { sealedEvents, verifyEvents } from './verify.ts';
import type { Fault } from './walk.ts';

/** Events removed in one unit. */
const portion = 500;

export interface EventPruning {
  readonly store: Store;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  readonly rp: RelyingPartyKey;
  /** Events from before this time go: up to the first one that is not. Milliseconds since the epoch. */
  readonly before: number;
  readonly clock?: Clock;
  readonly random?: Random;
}

/** The audit log is not whole: pruning would remove what tells of it. */
export class EventsNotWhole extends Error {
  override readonly name = 'EventsNotWhole';
  readonly fault: Fault | null;

  constructor(fault: Fault | null) {
    super(`The audit log is not whole (${fault?.reason} at event ${fault?.seq}): nothing was pruned.`);
    this.fault = fault;
  }
}

/**
 * Removes the oldest events of a relying party, of which a checkpoint and a note in the chain stay. Answers how many.
 * @throws EventsNotWhole; KeyringLocked where the master key is not that of the store; StorageUnavailable
 */
export async function pruneEvents(asked: EventPruning): Promise<number> {
  const { store, masterKey, rp, before, clock = Date.now, random = randomBytes } = asked;
  const key = sealingKey(await eventKeys(store, masterKey));
  if (!key) return 0;
  const sealing = { store, rp, key, random };
  await sealAll(sealing);
  const { fault } = await verifyEvents({ store, masterKey, rp, clock });
  if (fault) throw new EventsNotWhole(fault);
  const heads = await headsBefore(store, rp, before);
  const upTo = heads.at(-1)?.seq;
  if (upTo === undefined) return 0;
  await store.appendEvent(operationEvent({ clock, random }, rp, 'events.pruned', { upTo }));
  await sealAll(sealing);
  return await prune(store, rp, heads, key, clock());
}

/** The last event of each portion that goes. */
async function headsBefore(store: Store, rp: RelyingPartyKey, before: number): Promise<readonly EventHead[]> {
  const heads: EventHead[] = [];
  let count = 0;
  for await (const { time, seq, mac } of sealedEvents(store, rp, 0)) {
    if (time >= before) break;
    heads[Math.floor(count++ / portion)] = { seq, mac };
  }
  return heads;
}

async function prune(
  store: Store,
  rp: RelyingPartyKey,
  heads: readonly EventHead[],
  key: RingKey,
  time: number,
): Promise<number> {
  let removed = 0;
  for (const head of heads) removed += await store.pruneEvents({ checkpoint: checkpointOf(key, rp, head, time) });
  return removed;
}

/** A server's sealer may be at it. */
async function sealAll(sealing: Parameters<typeof sealEvents>[0]): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await sealEvents(sealing, Infinity)) return;
    await setTimeout(50);
  }
  throw new StorageUnavailable('another process does not end sealing events');
}
