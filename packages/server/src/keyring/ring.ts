import type { Clock, Random } from '../ports/platform.ts';
import type { KeyringRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { KeyPurpose, RingKey } from './keyring.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

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

/** The keys of one purpose, opened, by their id in hexadecimal. */
export interface Ring {
  readonly keys: ReadonlyMap<string, RingKey>;
  /** When the latest of them was made. */
  readonly latest: number;
}

/**
 * Opens the keys of a purpose and makes the first one where none is in use.
 * @throws KeyringLocked; StorageUnavailable
 */
export async function loadRing(source: KeyringSource, purpose: KeyPurpose): Promise<Ring> {
  const records = await keysInUse(source, purpose);
  return {
    keys: new Map(records.map((it) => [it.id, openKey(source.masterKey, it)])),
    latest: records.reduce((top, { created }) => Math.max(top, created), 0),
  };
}

/** The purpose's records, of which one has no end. */
export async function keysInUse(source: KeyringSource, purpose: KeyPurpose): Promise<readonly KeyringRecord[]> {
  const there = await source.store.keys(purpose);
  if (there.some((it) => it.retires === null)) return there;
  return await source.store.addFirstKey(newKey(source, purpose));
}

export function newKey({ masterKey, clock, random }: KeyringSource, purpose: KeyPurpose): KeyringRecord {
  const id = hex(random(4));
  return {
    id,
    purpose,
    wrapped: wrapKey(masterKey, { id, purpose }, random(32), random),
    created: clock(),
    retires: null,
  };
}

/**
 * @throws KeyringLocked
 */
export function openKey(masterKey: Uint8Array, record: KeyringRecord): RingKey {
  const secret = unwrapKey(masterKey, record, record.wrapped);
  if (!secret) {
    throw new KeyringLocked(
      'The master key does not open the keys of this store. Start with the master key that the store was first used with.',
    );
  }
  return { id: new Uint8Array(Buffer.from(record.id, 'hex')), secret, retires: record.retires };
}

export function hex(id: Uint8Array): string {
  return Buffer.from(id).toString('hex');
}
