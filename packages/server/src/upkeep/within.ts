import { setTimeout } from 'node:timers/promises';

/**
 * Waits for work, so many milliseconds at most; the wait keeps the process.
 * @returns whether it ended in time
 * @throws what the work throws in time
 */
export async function within(milliseconds: number, work: Promise<void>): Promise<boolean> {
  const over = new AbortController();
  const late = setTimeout(milliseconds, false, { signal: over.signal });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    over.abort();
  }
}
