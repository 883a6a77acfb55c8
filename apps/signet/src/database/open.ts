import type { Store } from '@signet/server';
import { openPostgresStore, openSqliteStore } from '@signet/store-sql';
import type { PostgresStore, SqliteStoreOptions } from '@signet/store-sql';
import type { DataFolder } from '../data-folder/open.ts';
import type { Settings } from '../settings/settings.ts';

export type Observe = NonNullable<SqliteStoreOptions['observe']>;

/** `pool`: the connections to PostgreSQL, as they are just now. */
export type OpenStore = Store & { readonly pool?: PostgresStore['pool'] };

/**
 * The store that the settings name, its schema brought up to date: PostgreSQL where a URL is set, otherwise SQLite in the
 * data folder.
 * @param observe told of every commit
 * @throws StorageUnavailable
 */
export async function openStore(settings: Settings, data: DataFolder, observe?: Observe): Promise<OpenStore> {
  const { database: url, connections } = settings;
  const observing = observe ? { observe } : {};
  if (url !== null) return await openPostgresStore({ url, connections, ...observing });
  return await openSqliteStore({ file: data.database, ...observing });
}
