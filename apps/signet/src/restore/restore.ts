import { inspectBackup, openSqliteStore } from '@signet/store-sql';
import type { Backup } from '@signet/store-sql';
import { existsSync, rmdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { presentMasterKey } from '../data-folder/master-key.ts';
import { dataFolder, openDataFolder } from '../data-folder/open.ts';
import type { DataFolder } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { counted } from '../terminal/counted.ts';
import { retired, retireSealingKeys } from './retire.ts';
import { stage } from './stage.ts';

/**
 * Puts a backup of the SQLite database into a data folder that has none. Everything that can be wrong is found on a copy
 * beside the place, which is moved there last: when it fails, nothing was restored.
 * @returns what was done, in words
 * @throws SettingsError, StorageUnavailable, KeyringLocked
 */
export async function restore(settings: Settings, file: string): Promise<string> {
  const data = dataFolder(settings.data);
  refuseWhatCannotWork(settings, data, file);
  const key = presentMasterKey(settings, data);
  const folderWasThere = existsSync(data.folder);
  openDataFolder(settings.data);
  try {
    const { accounts, passkeys, events } = await restoreCopy(resolve(file), data, key);
    return [
      `Restored ${data.database}: ${counted(accounts, 'account')}, ${counted(passkeys, 'passkey')}, ${counted(events, 'event')}. The master key fits.`,
      retired,
      '',
    ].join('\n');
  } catch (error) {
    if (!folderWasThere) rmdirSync(data.folder);
    throw error;
  }
}

async function restoreCopy(file: string, data: DataFolder, key: Uint8Array): Promise<Backup> {
  using copy = stage(file, data);
  const found = inspectBackup(copy.file);
  const store = await openSqliteStore({ file: copy.file });
  try {
    await retireSealingKeys(store, key);
  } finally {
    await store.close();
  }
  copy.putInPlace();
  return found;
}

function refuseWhatCannotWork(settings: Settings, data: DataFolder, file: string): void {
  if (settings.database !== null) {
    throw new SettingsError(
      'A backup file is restored into a data folder, and SIGNET_DATABASE names PostgreSQL. Leave it out; or restore ' +
        'that database by its own means, and then run signet restore --keys.',
    );
  }
  if (existsSync(data.database) || existsSync(`${data.database}-wal`)) {
    throw new SettingsError(
      `There is a database in ${data.folder} already, and a restore overwrites none. Stop its server and move the ` +
        'database away (signet.db with signet.db-wal and signet.db-shm), or name another folder with --data.',
    );
  }
  if (!existsSync(file)) throw new SettingsError(`There is no file ${resolve(file)}.`);
}
