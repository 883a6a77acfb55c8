import type { Store } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import type { SqliteStoreOptions } from '@signet/store-sql';
import type { DataFolder } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';

export type Observe = NonNullable<SqliteStoreOptions['observe']>;

/**
 * The store that the settings name, its schema brought up to date: PostgreSQL where a URL is set, otherwise SQLite in the
 * data folder.
 * @param observe told of every commit
 * @throws StorageUnavailable
 */
export async function openStore(settings: Settings, data: DataFolder, observe?: Observe): Promise<Store> {
  const observing = observe ? { observe } : {};
  if (settings.database !== null)
    throw new SettingsError('PostgreSQL is not to be had yet. Leave SIGNET_DATABASE out.');
  return await openSqliteStore({ file: data.database, ...observing });
}
