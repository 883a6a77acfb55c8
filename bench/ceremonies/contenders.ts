import type { Contender } from '../measure.ts';

/** One after another, on this thread. */
export function times(work: () => void): Contender['run'] {
  return (count) => {
    for (let index = 0; index < count; index += 1) work();
  };
}

/** So many at a time. */
export function inFlight(width: number, work: () => Promise<unknown>): Contender['run'] {
  return async (count) => {
    let left = count;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await work();
      }
    };
    await Promise.all(Array.from({ length: width }, lane));
  };
}
