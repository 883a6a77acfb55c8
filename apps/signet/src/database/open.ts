import type { Store } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import type { DataFolder } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';

/** The store that the settings name, its schema brought up to date. */
export async function openStore(settings: Settings, data: DataFolder): Promise<Store> {
  if (settings.database !== null)
    throw new SettingsError('PostgreSQL is not to be had yet. Leave SIGNET_DATABASE out.');
  return await openSqliteStore({ file: data.database });
}
