import type { RingKey } from '../keyring/keyring.ts';
import { openKey } from '../keyring/ring.ts';
import type { Store } from '../ports/store.ts';

/**
 * The audit log's keys by id; none in a store that no server has run on. It has one, for it never rotates.
 * @throws KeyringLocked; StorageUnavailable
 */
export async function eventKeys(store: Store, masterKey: Uint8Array): Promise<ReadonlyMap<string, RingKey>> {
  const records = await store.keys('events');
  return new Map(records.map((it) => [it.id, openKey(masterKey, it)]));
}

/** The one that seals. */
export function sealingKey(keys: ReadonlyMap<string, RingKey>): RingKey | null {
  return keys.values().find((it) => it.retires === null) ?? null;
}
