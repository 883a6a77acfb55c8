import type { KeyringRecord } from '../ports/records.ts';
import { openKey } from './ring.ts';

/** The keys as they lie in a store, and what shall open them. */
export interface MasterKeyCheck {
  readonly keys: readonly KeyringRecord[];
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
}

/**
 * Whether a start would open the keys of a store; without one there is nothing to open. Reads what it is given, makes none.
 * @throws KeyringLocked where the master key is not the one that the keys were wrapped with
 */
export function checkMasterKey({ keys, masterKey }: MasterKeyCheck): void {
  for (const it of keys) openKey(masterKey, it);
}
