import type { Store } from '@signet/server';
import { existsSync } from 'node:fs';
import { dataFolder } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { openStore } from './open.ts';
import { requireCurrent } from './require-current.ts';

/**
 * Works on the store that is there, beside a server that may use it, and closes it again.
 * @param upgrades one of an earlier release is brought up to date; otherwise it is refused and stays as it is
 * @throws SettingsError where there is none; StorageUnavailable; what `work` throws
 */
export async function withStore<Value>(
  settings: Settings,
  work: (store: Store) => Promise<Value>,
  { upgrades = false }: { readonly upgrades?: boolean } = {},
): Promise<Value> {
  const data = dataFolder(settings.data);
  if (settings.database === null && !existsSync(data.database)) {
    throw new SettingsError(`There is no database in ${data.folder}. Name the data folder of the server with --data.`);
  }
  if (!upgrades) await requireCurrent(settings);
  const store = await openStore(settings, data);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
