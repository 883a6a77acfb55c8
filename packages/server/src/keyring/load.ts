import { lastingPurposes, tokenPurposes } from './keyring.ts';
import type { Keyring, KeyPurpose, RingKey } from './keyring.ts';
import { hex, loadRing } from './ring.ts';
import type { KeyringSource, Ring } from './ring.ts';

const purposes: readonly KeyPurpose[] = [...tokenPurposes, ...lastingPurposes];

/** A stranger can write any key id: asking the store because of one is bounded. Milliseconds. */
const shortestPause = 1000;

/**
 * Opens the store's keys and makes the first one of each purpose. Nodes that start at once agree on one key: the store
 * keeps the first.
 * @throws KeyringLocked where the master key is not the one that the keys were wrapped with; StorageUnavailable
 */
export async function loadKeyring(source: KeyringSource): Promise<Keyring> {
  let rings = await loadRings(source);
  const refresh = shared(async () => {
    rings = await loadRings(source);
  });
  let asked = -Infinity;
  let latest = 0;
  const known = (purpose: KeyPurpose, id: Uint8Array): RingKey | null => rings.get(purpose)?.keys.get(hex(id)) ?? null;
  return {
    current(purpose) {
      // A clock that is set back brings no retired key back.
      latest = Math.max(latest, source.clock());
      return currentOf(rings.get(purpose), latest, purpose);
    },
    async find(purpose, id) {
      const there = known(purpose, id);
      if (there) return there;
      if (!refresh.underWay) {
        if (performance.now() < asked + shortestPause) return null;
        asked = performance.now();
      }
      await refresh.run();
      return known(purpose, id);
    },
    refresh: refresh.run,
  };
}

async function loadRings(source: KeyringSource): Promise<ReadonlyMap<KeyPurpose, Ring>> {
  const rings = new Map<KeyPurpose, Ring>();
  for (const purpose of purposes) rings.set(purpose, await loadRing(source, purpose));
  return rings;
}

/** Also behind a restart with a clock that was set back: it is at least as late as when the latest key was made. */
function currentOf(ring: Ring | undefined, now: number, purpose: KeyPurpose): RingKey {
  const time = Math.max(now, ring?.latest ?? 0);
  let current: RingKey | null = null;
  for (const key of ring?.keys.values() ?? []) {
    const end = key.retires ?? Infinity;
    if (end > time && (!current || end < (current.retires ?? Infinity))) current = key;
  }
  if (!current) throw new Error(`every key for ${purpose} is retired`);
  return current;
}

/** Runs one at a time: who asks meanwhile waits for the same. */
function shared(work: () => Promise<void>): { readonly underWay: boolean; run: () => Promise<void> } {
  let running: Promise<void> | null = null;
  return {
    get underWay() {
      return running !== null;
    },
    run: () => {
      running ??= work().finally(() => {
        running = null;
      });
      return running;
    },
  };
}
