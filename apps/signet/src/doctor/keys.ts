import { checkMasterKey, KeyringLocked } from '@signet/server';
import { existsSync } from 'node:fs';
import { presentMasterKey } from '../data-folder/master-key.ts';
import type { DataFolder } from '../data-folder/open.ts';
import { dataFolder } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import type { DatabaseLook, Line } from './finding.ts';
import { finding, well } from './finding.ts';
import { forOwnerAlone } from './machine.ts';

/** The master key, and whether it opens what lies in the database; none is made. */
export function lookAtKeys(settings: Settings, keyring: DatabaseLook['keyring']): Line[] {
  const data = dataFolder(settings.data);
  const checked = 'the master key';
  if (!settings.masterKey && !existsSync(data.masterKey)) return [lookAtMissingKey(data, keyring)];
  try {
    const opening = lookAtOpening(presentMasterKey(settings, data), keyring);
    if (settings.masterKey) return [well('Keys', checked, 'comes from SIGNET_MASTER_KEY'), ...opening];
    return [
      well('Keys', checked, `${data.masterKey}; it is in no backup of the database: keep a copy apart`),
      ...forOwnerAlone('Keys', data.masterKey, 0o600),
      ...opening,
    ];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return [finding('Keys', checked, data.masterKey, error.message)];
  }
}

function lookAtMissingKey(data: DataFolder, keyring: DatabaseLook['keyring']): Line {
  const checked = 'the master key';
  if (!existsSync(data.database) && !keyring?.length) return well('Keys', checked, 'will be made at the first start');
  const fix = 'Put master.key back, or set SIGNET_MASTER_KEY: the keys in the database cannot be opened without it.';
  return finding('Keys', checked, 'it is missing beside a database that was made with one', fix);
}

function lookAtOpening(masterKey: Uint8Array, keys: DatabaseLook['keyring']): Line[] {
  const checked = 'it opens the keys in the database';
  if (keys === null) return [];
  if (keys.length === 0) return [well('Keys', checked, 'there are none yet')];
  try {
    checkMasterKey({ keys, masterKey });
    return [well('Keys', checked, 'it does')];
  } catch (error) {
    if (!(error instanceof KeyringLocked)) throw error;
    return [finding('Keys', checked, 'it does not', error.message)];
  }
}
