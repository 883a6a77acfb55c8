import type { CheckpointRecord, EventHead, SealedEventRecord } from '../ports/records.ts';
import { isErased } from './canonical.ts';
import { chainMac, personalDigest, saltLength } from './chain.ts';

/** What is wrong at a place of the chain. */
export type EventFault =
  | 'removed'
  | 'personal_part_changed'
  | 'changed'
  | 'checkpoint_changed'
  | 'checkpoint_missing'
  | 'other_head'
  | 'unsealed';

export interface Fault {
  readonly seq: number;
  readonly reason: EventFault;
}

/** What is known of the chain beside its events: heads by seq, of genuine checkpoints and from a log. */
export type KnownHeads = ReadonlyMap<number, { readonly mac: Uint8Array; readonly reason: EventFault }>;

export const beginning: EventHead = { seq: 0, mac: new Uint8Array(32) };

export function knownHeads(checkpoints: readonly CheckpointRecord[], logged: EventHead | undefined): KnownHeads {
  const heads = new Map(
    checkpoints.map(({ seq, head }) => [seq, { mac: head, reason: 'checkpoint_changed' as EventFault }]),
  );
  if (logged) heads.set(logged.seq, { mac: logged.mac, reason: 'other_head' });
  return heads;
}

/** What is wrong with the event that should follow `before`; null: nothing. */
export function faultOf(
  secret: Uint8Array,
  before: EventHead,
  event: SealedEventRecord,
  known: KnownHeads,
): Fault | null {
  const seq = before.seq + 1;
  if (event.seq !== seq) return { seq, reason: 'removed' };
  if (!hasPersonalPart(event)) return { seq, reason: 'personal_part_changed' };
  const mac = chainMac(secret, before, event.personalDigest, event);
  if (!same(mac, event.mac)) return { seq, reason: 'changed' };
  const head = known.get(seq);
  return head && !same(head.mac, mac) ? { seq, reason: head.reason } : null;
}

/** The digest fits, or the personal part was erased in whole. */
function hasPersonalPart(event: SealedEventRecord): boolean {
  if (event.salt === null) return isErased(event);
  return event.salt.length === saltLength && same(personalDigest(event.salt, event), event.personalDigest);
}

/** The seq up to which a note in the chain says that events were pruned. */
export function prunedUpTo(event: SealedEventRecord): number {
  const { upTo } = event.data;
  return event.type === 'events.pruned' && typeof upTo === 'number' ? upTo : 0;
}

export function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other);
}
