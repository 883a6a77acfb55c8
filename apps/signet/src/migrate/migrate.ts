import { migratePostgres, migrateSqlite } from '@signet/store-sql';
import { existsSync } from 'node:fs';
import { masterKey } from '../data-folder/master-key.ts';
import { openDataFolder } from '../data-folder/open.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Brings the schema up to date and tells what ran.
 * @throws SettingsError, StorageUnavailable
 */
export async function migrate(settings: Settings): Promise<string> {
  const ran = await run(settings);
  return ran.length === 0 ? 'The schema is up to date.\n' : ran.map((name) => `Ran ${name}\n`).join('');
}

async function run(settings: Settings): Promise<readonly string[]> {
  if (settings.database !== null) return await migratePostgres({ url: settings.database });
  const data = openDataFolder(settings.data);
  // A database that is there without its master key would look like one whose key was lost.
  if (!existsSync(data.database) && !settings.masterKey) masterKey(data);
  return await migrateSqlite({ file: data.database });
}
