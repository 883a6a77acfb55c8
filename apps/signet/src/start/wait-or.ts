import { setTimeout as wait } from 'node:timers/promises';

/** Waits so many milliseconds, or until something else happens: then no timer is left that would keep the process. */
export async function waitOr(ms: number, other: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  await Promise.race([wait(ms, undefined, { signal: over.signal }).catch(() => undefined), other]);
  over.abort();
}
