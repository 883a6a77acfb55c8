import { setTimeout as sleep } from 'node:timers/promises';

/** What does not come about within this does not at all, milliseconds. */
const limit = 60_000;

/** Waits until it holds. @throws Error after a minute */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const started = performance.now();
  while (!(await holds())) {
    if (performance.now() - started > limit) throw new Error(`in a minute it did not come about: ${what}`);
    await sleep(10);
  }
}
