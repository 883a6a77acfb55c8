import { dataFolder } from '../data-folder/open.ts';
import type { Settings } from '../settings/settings.ts';
import type { DatabaseLook } from './finding.ts';
import { lookAtPostgres } from './postgres.ts';
import { lookAtFile } from './sqlite.ts';

/** The database that the settings name, looked at without changing it; its URL is never told, for it may hold a password. */
export async function lookAtDatabase(settings: Settings, clock: () => number): Promise<DatabaseLook> {
  const { database: url } = settings;
  if (url === null) return await lookAtFile(dataFolder(settings.data).database);
  return await lookAtPostgres({ ...settings, url }, clock);
}
