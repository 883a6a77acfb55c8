import { hash, randomBytes } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Clock } from '../ports/platform.ts';
import type { Limit, Rate, Taken } from './limit.ts';

/** A flood from countless addresses costs no more memory than this: later keys of the window share counters. */
const maxKeys = 50_000;
const sharedCounters = 4096;

/** Counts in fixed windows of the given clock. */
export function createWindowLimit({ points, seconds }: Rate, clock: Clock): Limit {
  const whole = Number.isSafeInteger(points) && Number.isSafeInteger(seconds);
  if (!whole || points < 1 || seconds < 1 || seconds > 86_400) {
    throw new TypeError('a rate is 1 or more points in 1 to 86400 seconds');
  }
  const length = seconds * 1000;
  let window = -1;
  let counters = new RateLimiterMemory({ points, duration: seconds });
  let keys = 0;
  let salt = '';

  return {
    async take(key): Promise<Taken> {
      const now = clock();
      if (Math.floor(now / length) !== window) {
        window = Math.floor(now / length);
        counters = new RateLimiterMemory({ points, duration: seconds });
        keys = 0;
        salt = randomBytes(16).toString('hex');
      }
      const crowded = keys >= maxKeys && !(await counters.get(key));
      const { consumedPoints = 0, isFirstInDuration } = await counters.penalty(crowded ? shared(salt + key) : key);
      if (isFirstInDuration) keys += 1;
      if (consumedPoints <= points) return { ok: true };
      return { ok: false, retryAfter: Math.max(1, Math.ceil(((window + 1) * length - now) / 1000)) };
    },
  };
}

/** Which counter: told by random bytes of this process and window, so that nobody can crowd somebody else's on purpose. */
function shared(salted: string): string {
  return `shared ${hash('sha256', salted, 'buffer').readUInt16BE() % sharedCounters}`;
}
