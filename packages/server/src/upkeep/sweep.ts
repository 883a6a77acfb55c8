import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../ports/platform.ts';
import type { Store } from '../ports/store.ts';

/** Rows are kept this long past their end: clocks of nodes differ. Milliseconds. */
const keptFor = 600_000;

/** Rows a unit, so that no sign-in waits long for one; and units a run. */
const portion = 500;
const mostPortions = 200;

/** Forgets ceremonies, counters and sessions that are long over. */
export async function sweep(store: Store, clock: Clock): Promise<void> {
  const before = clock() - keptFor;
  await inPortions(() => store.sweepCeremonies(before, portion));
  await inPortions(() => store.sweepUses(before, portion));
  await inPortions(() => store.sweepSessions(before, portion));
}

async function inPortions(removed: () => Promise<number>): Promise<void> {
  for (let i = 0; i < mostPortions && (await removed()) === portion; i++) await setImmediate();
}
