import { rotateKeys as rotate } from '@signet/server';
import { presentMasterKey } from '../data-folder/master-key.ts';
import { dataFolder } from '../data-folder/open.ts';
import { notingRelyingParty } from '../database/relying-party.ts';
import { withStore } from '../database/with-store.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Gives ceremonies and tickets their next keys, which running servers learn before they are used.
 * @throws SettingsError, StorageUnavailable, KeyringLocked
 */
export async function rotateKeys(settings: Settings): Promise<string> {
  const masterKey = presentMasterKey(settings, dataFolder(settings.data));
  const done = await withStore(settings, async (store) => {
    const rp = await notingRelyingParty(store);
    return await rotate({ store, masterKey, rp });
  });
  return done.length === 0
    ? 'Nothing was changed: another process was first, just now.\n'
    : `Rotated: ${done.join(', ')}. The next keys take over in 5 minutes; what was sealed before opens while it lives.\n`;
}
