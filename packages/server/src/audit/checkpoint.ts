import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RingKey } from '../keyring/keyring.ts';
import { hex } from '../keyring/ring.ts';
import type { CheckpointRecord, EventHead, RelyingPartyKey } from '../ports/records.ts';

/** Vouches for the chain's head at that time. */
export function checkpointOf(
  key: RingKey,
  rp: RelyingPartyKey,
  { seq, mac }: EventHead,
  time: number,
): CheckpointRecord {
  const facts = { rp, seq, head: mac, time, key: hex(key.id) };
  return { ...facts, mac: macOf(key.secret, facts) };
}

export function isGenuine(key: RingKey | undefined, checkpoint: CheckpointRecord): boolean {
  if (!key || checkpoint.mac.length !== 32) return false;
  return timingSafeEqual(macOf(key.secret, checkpoint), checkpoint.mac);
}

/** The name in front keeps it apart from the mac of an event, which begins with 32 bytes of a mac. */
function macOf(secret: Uint8Array, { rp, seq, head, time, key }: Omit<CheckpointRecord, 'mac'>): Uint8Array {
  const text = JSON.stringify(['signet event checkpoint v1', rp, seq, hex(head), time, key]);
  return new Uint8Array(createHmac('sha256', secret).update(text).digest());
}
