import { createHash, createHmac } from 'node:crypto';
import type { EventHead, EventSeal, EventToSeal } from '../ports/records.ts';
import type { Random } from '../ports/platform.ts';
import { personalPart, remainingPart } from './canonical.ts';

export const saltLength = 16;

/** SHA-256 of salt | personal part. */
export function personalDigest(salt: Uint8Array, event: EventToSeal): Uint8Array {
  return new Uint8Array(createHash('sha256').update(salt).update(personalPart(event)).digest());
}

/** HMAC-SHA-256 of the mac before | personal digest | remaining part. */
export function chainMac(secret: Uint8Array, before: EventHead, digest: Uint8Array, event: EventToSeal): Uint8Array {
  const rest = remainingPart(event, before.seq + 1);
  return new Uint8Array(createHmac('sha256', secret).update(before.mac).update(digest).update(rest).digest());
}

/** What the sealer does with a portion of events; an event from before there were salts gets one. */
export function sealerOf(
  secret: Uint8Array,
  random: Random,
): (head: EventHead, events: readonly EventToSeal[]) => EventSeal[] {
  return (head, events) => {
    let before = head;
    return events.map((event) => {
      const salt = event.salt?.length === saltLength ? event.salt : random(saltLength);
      const digest = personalDigest(salt, event);
      const mac = chainMac(secret, before, digest, event);
      before = { seq: before.seq + 1, mac };
      return { id: event.id, seq: before.seq, salt, personalDigest: digest, mac };
    });
  };
}
