import type { Clock } from '../ports/platform.ts';
import type { RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { Limit, Rate, Taken } from './limit.ts';

export interface SharedCount {
  readonly store: Store;
  readonly rp: RelyingPartyKey;
  readonly clock: Clock;
  /** Of the limit. */
  readonly name: string;
}

/**
 * Counts what `own`, the limit of this process, lets pass in the store too, where all processes count: each finds window
 * and key by the clock. What the process refuses by itself costs no write.
 * @throws StorageUnavailable of `take`: who cannot be counted does not pass
 */
export function createSharedLimit(
  { points, seconds }: Rate,
  own: Limit,
  { store, rp, clock, name }: SharedCount,
): Limit {
  const length = seconds * 1000;
  return {
    async take(key): Promise<Taken> {
      const taken = await own.take(key);
      if (!taken.ok) return taken;
      const now = clock();
      const expires = (Math.floor(now / length) + 1) * length;
      const uses = await store.countUse({ key: JSON.stringify([name, rp, key, seconds, expires]), expires });
      if (uses <= points) return { ok: true };
      return { ok: false, retryAfter: Math.max(1, Math.ceil((expires - now) / 1000)) };
    },
  };
}
