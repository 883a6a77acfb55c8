import type { Store } from '@signet/server';
import { backupSqlite, inspectPostgres, migrateSqlite, openPostgresStore, openSqliteStore } from '@signet/store-sql';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../data-folder/open.ts';
import { unused } from '../database/relying-party.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';

/** What was found, and the migrations that this release would run. */
export interface OnUpgraded<Found> {
  readonly due: readonly string[];
  /** Null: the schema is older, and stays so. */
  readonly found: Found | null;
}

/**
 * Looks at a database as this release would have it, and leaves it as it is: of SQLite a copy beside it is brought up to date,
 * which goes away again; of PostgreSQL it is looked at where nothing is due.
 * @throws SettingsError, StorageUnavailable
 */
export async function onUpgraded<Found>(
  { database: url, data }: Settings,
  look: (store: Store) => Promise<Found>,
): Promise<OnUpgraded<Found>> {
  return url === null ? await onCopy(data, look) : await onPostgres(url, look);
}

async function onCopy<Found>(data: string, look: (store: Store) => Promise<Found>): Promise<OnUpgraded<Found>> {
  const { folder, database } = dataFolder(data);
  if (!existsSync(database)) {
    throw new SettingsError(`There is no database in ${folder}. Name the data folder of the server with --data.`);
  }
  const place = mkdtempSync(join(folder, 'upgrade-check-'));
  const file = join(place, 'signet.db');
  try {
    await backupSqlite({ file: database, to: file });
    const due = await migrateSqlite({ file });
    return { due, found: await looked(await openSqliteStore({ file }), look) };
  } finally {
    rmSync(place, { recursive: true });
  }
}

async function onPostgres<Found>(url: string, look: (store: Store) => Promise<Found>): Promise<OnUpgraded<Found>> {
  const { schema } = await inspectPostgres({ url });
  if (schema.state === 'older') return { due: schema.due, found: null };
  if (schema.state === 'none') throw new SettingsError(unused);
  return { due: [], found: await looked(await openPostgresStore({ url }), look) };
}

async function looked<Found>(store: Store, look: (store: Store) => Promise<Found>): Promise<Found> {
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}
