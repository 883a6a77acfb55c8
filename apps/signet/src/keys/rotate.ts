import { rotateKeys as rotate } from '@signet/server';
import { presentMasterKey } from '../data-folder/master-key.ts';
import { dataFolder } from '../data-folder/open.ts';
import { notingRelyingParty } from '../database/relying-party.ts';
import { withStore } from '../database/with-store.ts';
import type { Settings } from '../settings/settings.ts';
import { purposesToRotate } from './purposes.ts';

/**
 * Gives ceremonies, tickets and e-mail checks, or one of them, their next keys, which running servers learn before they are used.
 * @param purpose as it was told on the command line
 * @throws SettingsError, StorageUnavailable, KeyringLocked
 */
export async function rotateKeys(settings: Settings, purpose: string | undefined): Promise<string> {
  const purposes = purposesToRotate(purpose);
  const masterKey = presentMasterKey(settings, dataFolder(settings.data));
  const done = await withStore(settings, async (store) => {
    const rp = await notingRelyingParty(store);
    return await rotate({ store, masterKey, rp }, purposes);
  });
  return done.length === 0
    ? 'Nothing was changed: another process was first, just now.\n'
    : `Rotated: ${done.join(', ')}. The next key takes over in 5 minutes; what was sealed before opens while it lives.\n`;
}
