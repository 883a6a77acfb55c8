import { randomBytes } from 'node:crypto';
import { operationEvent } from '../audit/operation-event.ts';
import type { Clock, Random } from '../ports/platform.ts';
import type { RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { tokenPurposes } from './keyring.ts';
import type { TokenPurpose } from './keyring.ts';
import { keysInUse, newKey, openKey } from './ring.ts';
import type { KeyringSource } from './ring.ts';

/** How long before the next key seals it is in the store, milliseconds: every process learns it meanwhile. */
const lead = 300_000;

export interface KeyChange {
  readonly store: Store;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  /** The relying party in whose audit log it is noted. */
  readonly rp: RelyingPartyKey;
  readonly clock?: Clock;
  readonly random?: Random;
}

/**
 * Gives each of the purposes a next key, which takes over in five minutes. What was sealed before opens as long as it lives.
 * @returns the purposes whose key changes; one where another process was first is not among them
 * @throws KeyringLocked where the master key is not that of the store; StorageUnavailable
 */
export async function rotateKeys(
  change: KeyChange,
  purposes: readonly TokenPurpose[] = tokenPurposes,
): Promise<readonly TokenPurpose[]> {
  const source = sourceOf(change);
  const done: TokenPurpose[] = [];
  for (const purpose of purposes) if (await rotate(source, change.rp, purpose, 0)) done.push(purpose);
  return done;
}

/**
 * Gives the purpose a next key if its newest one is at least that old.
 * @param age milliseconds
 */
export async function rotate(
  source: KeyringSource,
  rp: RelyingPartyKey,
  purpose: TokenPurpose,
  age: number,
): Promise<boolean> {
  const newest = (await keysInUse(source, purpose)).find((it) => it.retires === null);
  const now = source.clock();
  if (!newest || (age > 0 && newest.created > now - age)) return false;
  openKey(source.masterKey, newest);
  const key = newKey(source, purpose);
  const event = operationEvent(source, rp, 'key.rotated', { purpose, key: key.id });
  return (await source.store.rotateKey({ current: newest.id, retires: now + lead, key, event })) === 'rotated';
}

export function sourceOf({ store, masterKey, clock = Date.now, random = randomBytes }: KeyChange): KeyringSource {
  return { store, masterKey, clock, random };
}
