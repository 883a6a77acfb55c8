import { setTimeout } from 'node:timers/promises';
import { checkpointOf } from '../audit/checkpoint.ts';
import { sealEvents } from '../audit/seal-events.ts';
import { hex } from '../keyring/ring.ts';
import type { Services } from '../services.ts';

const attempts = 20;

/** Seals what waits, writes a checkpoint of the head and logs it: a log that is kept elsewhere holds the store to it. */
export async function checkpoint({ store, rp, keyring, random, clock, log }: Services): Promise<void> {
  const key = keyring.current('events');
  for (let i = 0; i < attempts; i++) {
    const head = await sealEvents({ store, rp: rp.id, key, random }, 100);
    if (head?.seq === 0) return;
    if (head) {
      await store.addCheckpoint(checkpointOf(key, rp.id, head, clock()));
      log.info({ rp: rp.id, seq: head.seq, head: hex(head.mac) }, 'event head');
      return;
    }
    await setTimeout(50, undefined, { ref: false });
  }
}
