import { operationEvent } from '../audit/operation-event.ts';
import { keysInUse, newKey, openKey } from './ring.ts';
import { rotated, sourceOf } from './rotate.ts';
import type { KeyChange } from './rotate.ts';

/**
 * After a restore: no ceremony or ticket that was sealed before opens any more, since the restored store may have forgotten
 * that it was spent. No process may run on the store meanwhile.
 * @throws KeyringLocked where the master key is not that of the store; StorageUnavailable
 */
export async function retireKeys(change: KeyChange): Promise<void> {
  const source = sourceOf(change);
  for (const purpose of rotated) for (const it of await keysInUse(source, purpose)) openKey(source.masterKey, it);
  for (const purpose of rotated) {
    const key = newKey(source, purpose);
    const event = operationEvent(source, change.rp, 'key.retired', { purpose, key: key.id });
    await source.store.retireKeys({ key, event });
  }
}
