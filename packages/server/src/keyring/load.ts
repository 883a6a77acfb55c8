import type { Clock, Random } from '../ports/platform.ts';
import type { KeyringRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { Keyring, KeyPurpose, RingKey } from './keyring.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

const purposes: readonly KeyPurpose[] = ['ceremony', 'enrolment-ticket'];

export interface KeyringSource {
  readonly store: Store;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
}

/** The master key does not open this store's keys. */
export class KeyringLocked extends Error {
  override readonly name = 'KeyringLocked';
}

/**
 * Opens the store's keys and makes the first one of each purpose. Nodes that start at once agree on one key: the store
 * keeps the first.
 * @throws KeyringLocked where the master key is not the one that the keys were wrapped with
 */
export async function loadKeyring(source: KeyringSource): Promise<Keyring> {
  const rings = new Map<KeyPurpose, ReadonlyMap<string, RingKey>>();
  for (const purpose of purposes) rings.set(purpose, await loadRing(source, purpose));
  const ringOf = (purpose: KeyPurpose): ReadonlyMap<string, RingKey> => rings.get(purpose) ?? new Map();
  return {
    current(purpose) {
      const key = ringOf(purpose)
        .values()
        .find((it) => it.retires === null);
      if (!key) throw new Error(`every key for ${purpose} is retired`);
      return key;
    },
    find: (purpose, id) => ringOf(purpose).get(hex(id)) ?? null,
  };
}

async function loadRing(source: KeyringSource, purpose: KeyPurpose): Promise<ReadonlyMap<string, RingKey>> {
  const { store } = source;
  const there = await store.keys(purpose);
  const inUse = there.some((it) => it.retires === null);
  const records = inUse ? there : await store.addFirstKey(newKey(source, purpose));
  return new Map(records.map((it) => [it.id, openKey(source.masterKey, it)]));
}

function newKey({ masterKey, clock, random }: KeyringSource, purpose: KeyPurpose): KeyringRecord {
  const id = hex(random(4));
  return {
    id,
    purpose,
    wrapped: wrapKey(masterKey, { id, purpose }, random(32), random),
    created: clock(),
    retires: null,
  };
}

function openKey(masterKey: Uint8Array, record: KeyringRecord): RingKey {
  const secret = unwrapKey(masterKey, record, record.wrapped);
  if (!secret) {
    throw new KeyringLocked(
      'The master key does not open the keys of this store. Start with the master key that the store was first used with.',
    );
  }
  return { id: new Uint8Array(Buffer.from(record.id, 'hex')), secret, retires: record.retires };
}

function hex(id: Uint8Array): string {
  return Buffer.from(id).toString('hex');
}
