import { retireKeys } from '@signet/server';
import type { Store } from '@signet/server';
import { presentMasterKey } from '../data-folder/master-key.ts';
import { dataFolder } from '../data-folder/open.ts';
import { notingRelyingParty } from '../database/relying-party.ts';
import { withStore } from '../database/with-store.ts';
import type { Settings } from '../settings/settings.ts';

/** What a restore ends, in words. */
export const retired =
  'The keys of ceremonies, tickets and e-mail checks are retired and open recoveries cancelled: what was begun before is refused, so that nothing is spent twice.';

/**
 * After a database was restored by other means, or a clock was far ahead: ends the ceremonies and tickets that were sealed
 * before.
 * @throws SettingsError, StorageUnavailable, KeyringLocked
 */
export async function retireRestored(settings: Settings): Promise<string> {
  const key = presentMasterKey(settings, dataFolder(settings.data));
  await withStore(settings, (store) => retireSealingKeys(store, key), { upgrades: true });
  return `${retired}\nSessions go on. A server that ran meanwhile must be started anew.\n`;
}

/** @throws KeyringLocked where the master key is not the store's: nothing was changed then; SettingsError for an unused store */
export async function retireSealingKeys(store: Store, masterKey: Uint8Array): Promise<void> {
  await retireKeys({ store, masterKey, rp: await notingRelyingParty(store) });
}
