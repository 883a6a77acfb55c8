import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../ports/platform.ts';
import type { Store } from '../ports/store.ts';

/** Rows are kept this long past their end: clocks of nodes differ. Milliseconds. */
const minutes = 600_000;
const day = 86_400_000;

/** Rows of each kind that a run removes at most. */
const mostRows = 100_000;

interface Sweeping {
  /** Milliseconds past what ended them. */
  readonly keptFor: number;
  /** Rows a unit, so that no sign-in waits long for one: a session, with its indexes, costs five times as much as a nonce. */
  readonly portion: number;
  remove(store: Store, before: number, limit: number): Promise<number>;
}

/** THE TABLE of rows that end. */
const sweepings: readonly Sweeping[] = [
  { keptFor: minutes, portion: 500, remove: (store, before, limit) => store.sweepCeremonies(before, limit) },
  { keptFor: minutes, portion: 500, remove: (store, before, limit) => store.sweepUses(before, limit) },
  { keptFor: minutes, portion: 100, remove: (store, before, limit) => store.sweepSessions(before, limit) },
  { keptFor: 7 * day, portion: 100, remove: (store, before, limit) => store.sweepMail(before, limit) },
  { keptFor: 180 * day, portion: 100, remove: (store, before, limit) => store.sweepNotices(before, limit) },
];

/** Forgets ceremonies, counters and sessions that are long over, messages and notices that are old. */
export async function sweep(store: Store, clock: Clock): Promise<void> {
  const now = clock();
  for (const it of sweepings) await inPortions(it, store, now - it.keptFor);
}

async function inPortions({ portion, remove }: Sweeping, store: Store, before: number): Promise<void> {
  for (let rows = 0; rows < mostRows; rows += portion) {
    if ((await remove(store, before, portion)) < portion) return;
    await setImmediate();
  }
}
