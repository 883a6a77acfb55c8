import { setTimeout } from 'node:timers/promises';

/**
 * Runs the work and settles no earlier than so many milliseconds after it began, however it ends: a clock decides when the
 * answer leaves, not whether there is such an account. The work takes a twentieth of that where the store is near.
 */
export async function atLeast<Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> {
  const over = setTimeout(milliseconds);
  try {
    return await work();
  } finally {
    await over;
  }
}
