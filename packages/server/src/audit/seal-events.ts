import { setImmediate } from 'node:timers/promises';
import type { RingKey } from '../keyring/keyring.ts';
import type { Random } from '../ports/platform.ts';
import type { EventHead, RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { sealerOf } from './chain.ts';

/** Events a unit: about 5 ms on SQLite, which no sign-in notices. */
const portion = 250;

export interface Sealing {
  readonly store: Store;
  readonly rp: RelyingPartyKey;
  readonly key: RingKey;
  readonly random: Random;
}

/**
 * Seals what waits, in portions between which other units have their turn.
 * @param portions at most so many
 * @returns the chain's head; null: another process is sealing just now
 */
export async function sealEvents({ store, rp, key, random }: Sealing, portions: number): Promise<EventHead | null> {
  const seal = sealerOf(key.secret, random);
  let head: EventHead | null = null;
  for (let i = 0; i < portions; i++) {
    const done = await store.sealEvents({ rp, limit: portion, seal });
    if (!done) return null;
    ({ head } = done);
    if (done.sealed < portion) break;
    await setImmediate();
  }
  return head;
}
