import { operationEvent } from '../audit/operation-event.ts';
import { tokenPurposes } from './keyring.ts';
import { keysInUse, newKey, openKey } from './ring.ts';
import { sourceOf } from './rotate.ts';
import type { KeyChange } from './rotate.ts';

/**
 * After a restore, or a clock that was far ahead: no ceremony or ticket that was sealed before opens any more, since the
 * store may have forgotten that it was spent; and recoveries that were open are cancelled, since their owners may have done so
 * meanwhile. So the sweeper's mark is not needed for them, and is forgotten too. No process
 * may run on the store meanwhile.
 * @throws KeyringLocked where the master key is not that of the store; StorageUnavailable. Nothing was changed then
 */
export async function retireKeys(change: KeyChange): Promise<void> {
  const source = sourceOf(change);
  for (const purpose of tokenPurposes) {
    for (const it of await keysInUse(source, purpose)) openKey(source.masterKey, it);
  }
  const keys = tokenPurposes.map((purpose) => newKey(source, purpose));
  const events = keys.map(({ id, purpose }) => operationEvent(source, change.rp, 'key.retired', { purpose, key: id }));
  await source.store.retireKeys({ keys, time: source.clock(), events });
}
